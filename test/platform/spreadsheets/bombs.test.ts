import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { readTable } from '#shared/platform/spreadsheets/read-table'

const NS = 'http://schemas.openxmlformats.org'
const MAIN = `xmlns="${NS}/spreadsheetml/2006/main"`
const LIMITS = { inflated: 64 * 1024 * 1024, rows: 20_000, text: 20_000_000 }
const FRAME = {
  'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="清单" sheetId="1" r:id="s1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="s1" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}
function zipOf(parts: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path)
  zip.end()
  return buffer(zip.outputStream)
}
const sheet = (rows: string, after = '') => `<worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`
const read = (bytes: Uint8Array) => readTable(bytes, { limits: LIMITS, named: (headers) => headers.length })
const troubleOf = (bytes: Uint8Array) =>
  read(bytes).then(
    ({ rows }) => rows.length,
    (error: { trouble?: string }) => error.trouble,
  )
const cell = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is>${text}</is></c></row>`

describe('a small workbook that unpacks to too much is refused before it is read', () => {
  it.each([
    ['one text of megabytes', sheet(cell(`<t>${'x'.repeat(2e6)}</t>`)), 'too_large'],
    ['one cell of many texts', sheet(cell(`<r><t>${'x'.repeat(3e4)}</t></r>`.repeat(100))), 'too_large'],
    ['a value of megabytes in a tag', sheet(`<row r="1"><c r="${'A'.repeat(1e6)}"/></row>`), 'too_large'],
    [
      'forty thousand attributes, again and again',
      sheet(`<row><c${Array.from({ length: 4e4 }, (_, n) => ` a${n}="1"`).join('')}><v>1</v></c></row>`.repeat(3)),
      'too_large',
    ],
    ['more columns than there are', sheet(`<row r="1">${'<c><v>1</v></c>'.repeat(2e4)}</row>`), 'too_large'],
    ['tags within tags', sheet('<a>'.repeat(1e5)), 'too_large'],
    ['a comment of megabytes', sheet(`<!--${'<'.repeat(1e6)}-->`), 'too_large'],
    ['rows with nothing in them', sheet('<row/>'.repeat(1.1e6)), 'too_many_rows'],
    ['rows under a prefix', sheet('<x:row><x:c><x:v>1</x:v></x:c></x:row>'.repeat(3e4)), 'too_many_rows'],
    [
      'merges without end',
      sheet('', `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(3e5)}</mergeCells>`),
      'too_large',
    ],
    [
      'merges over each other',
      sheet(
        '<row><c><v>1</v></c></row>'.repeat(15_000),
        `<mergeCells>${'<mergeCell ref="A1:GR20000"/>'.repeat(9)}</mergeCells>`,
      ),
      'too_large',
    ],
  ])('%s', async (_, xml, trouble) => {
    expect(await troubleOf(await zipOf({ ...FRAME, 'xl/worksheets/sheet1.xml': xml }))).toBe(trouble)
  })

  it('a sheet that some program has formatted below its rows is read', async () => {
    const rows = `${'<row><c><v>1</v></c></row>'.repeat(3)}${'<row><c s="1"/></row>'.repeat(2_000)}`

    expect(await troubleOf(await zipOf({ ...FRAME, 'xl/worksheets/sheet1.xml': sheet(rows) }))).toBe(2)
  })
})

const OLD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const named = (name: string) => Buffer.from(name, 'utf16le')
const container = (...parts: Buffer[]) =>
  Buffer.concat([Buffer.from(OLD), Buffer.alloc(504), ...parts, Buffer.alloc(64)])
const record = (type: number, length: number) => {
  const bytes = Buffer.alloc(4 + length)
  bytes.writeUInt16LE(type)
  bytes.writeUInt16LE(length, 2)
  return bytes
}
/** How an old workbook begins: Excel 97, its globals. */
const beginning = Buffer.from([0x09, 0x08, 0x10, 0, 0, 0x06, 0x05, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])

describe('a file of Office says why it cannot be read', () => {
  it.each([
    ['an xlsx with a password', container(named('EncryptionInfo'), named('EncryptedPackage')), 'password'],
    ['an xls with a password', container(named('Workbook'), beginning, record(0x2f, 54)), 'password'],
    [
      'an xls with a password and write protection',
      container(beginning, record(0x86, 0), record(0x2f, 54)),
      'password',
    ],
    ['an xls', container(named('Workbook'), beginning, record(0x42, 2), record(0x0a, 0)), 'old_xls'],
    ['a doc', container(named('WordDocument')), 'unreadable'],
    ['a docx with a password', container(named('EncryptedPackage')), 'password'],
  ])('%s', async (_, bytes, trouble) => {
    expect(await troubleOf(bytes)).toBe(trouble)
  })

  it('a docx, and an archive with a password', async () => {
    const word = await zipOf({ 'word/document.xml': '<w:document xmlns:w="w"><w:body/></w:document>' })
    const locked = await zipOf({ ...FRAME, 'xl/worksheets/sheet1.xml': sheet('') })
    for (let at = locked.indexOf('PK\u0001\u0002'); at >= 0; at = locked.indexOf('PK\u0001\u0002', at + 4))
      locked[at + 8] = 1

    expect([await troubleOf(word), await troubleOf(locked)]).toEqual(['unreadable', 'password'])
  })
})
