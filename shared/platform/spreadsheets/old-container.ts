import type { TableTrouble } from '#shared/platform/spreadsheets/table'

/** The first record of an old workbook, of Excel 97 and 95. */
const BEGINNINGS = ['\x09\x08\x10\0\0\x06\x05\0', '\x09\x08\x08\0\0\x05\x05\0']
const FILE_PASS = 0x2f
/** Records before the one that says how the others are encrypted. */
const MOST_BEFORE = 8

/** Why a file in the container of Office before 2007 is no table: a password, a text document, or an old workbook. */
export function troubleOfOld(bytes: Uint8Array): TableTrouble {
  const text = new TextDecoder('latin1').decode(bytes)
  const has = (name: string) => text.includes([...name].join('\0'))
  if (has('EncryptedPackage') || isEncryptedWorkbook(bytes, text)) return 'password'
  return has('WordDocument') || has('PowerPoint Document') ? 'unreadable' : 'old_xls'
}

function isEncryptedWorkbook(bytes: Uint8Array, text: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return BEGINNINGS.some((beginning) => {
    let at = text.indexOf(beginning)
    for (let n = 0; at >= 0 && n < MOST_BEFORE && at + 4 <= bytes.length; n++) {
      if (view.getUint16(at, true) === FILE_PASS) return true
      at += 4 + view.getUint16(at + 2, true)
    }
    return false
  })
}
