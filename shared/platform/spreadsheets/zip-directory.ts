import { TableError } from '#shared/platform/spreadsheets/table'

/** A part of an archive as its directory lists it. */
export interface ZipPart {
  name: string
  method: number
  crc: number
  packed: Uint8Array
  size: number
}

export const STORED = 0
export const DEFLATED = 8
/** A size that is in a field of its own. */
export const ELSEWHERE = 0xffffffff

const ENCRYPTED = 1
const LOCAL = 0x04034b50
const PART = 0x02014b50
const END = 0x06054b50
const LOCAL_LENGTH = 30
const PART_LENGTH = 46
const END_LENGTH = 22

/** The parts of an archive; some report writers put a backslash into their names, or a slash before them. */
export function partsOf(bytes: Uint8Array): ZipPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return directoryOf(view, bytes)
  } catch (error) {
    throw error instanceof TableError ? error : new TableError('unreadable')
  }
}

function directoryOf(view: DataView, bytes: Uint8Array): ZipPart[] {
  let end = bytes.length - END_LENGTH
  while (end >= 0 && view.getUint32(end, true) !== END) end--
  if (end < 0) throw new TableError('unreadable')
  const parts: ZipPart[] = []
  let at = view.getUint32(end + 16, true)
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(at, true) !== PART || view.getUint32(local, true) !== LOCAL) throw new TableError('unreadable')
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw new TableError('password')
    const length = view.getUint16(at + 28, true)
    const start = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + PART_LENGTH, at + PART_LENGTH + length))
    parts.push({
      name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: bytes.subarray(start, start + view.getUint32(at + 20, true)),
      size: view.getUint32(at + 24, true),
    })
    at += PART_LENGTH + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

/** An archive of these parts, each as it was packed. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const names = parts.map(({ name }) => new TextEncoder().encode(name))
  const lengths = parts.map(({ packed }, n) => packed.length + (names[n]?.length ?? 0))
  const whole = lengths.reduce((sum, length) => sum + length + LOCAL_LENGTH + PART_LENGTH, END_LENGTH)
  const bytes = new Uint8Array(whole + names.reduce((sum, name) => sum + name.length, 0))
  const view = new DataView(bytes.buffer)
  const starts: number[] = []
  let at = 0
  const head = (signature: number, part: ZipPart, name: Uint8Array, shift: number) => {
    view.setUint32(at, signature, true)
    view.setUint16(at + shift, 20, true)
    view.setUint16(at + shift + 4, part.method, true)
    view.setUint32(at + shift + 10, part.crc, true)
    view.setUint32(at + shift + 14, part.packed.length, true)
    view.setUint32(at + shift + 18, part.size, true)
    view.setUint16(at + shift + 22, name.length, true)
  }
  for (const [n, part] of parts.entries()) {
    const name = names[n] ?? new Uint8Array()
    starts.push(at)
    head(LOCAL, part, name, 4)
    bytes.set(name, at + LOCAL_LENGTH)
    bytes.set(part.packed, at + LOCAL_LENGTH + name.length)
    at += LOCAL_LENGTH + name.length + part.packed.length
  }
  const directory = at
  for (const [n, part] of parts.entries()) {
    const name = names[n] ?? new Uint8Array()
    head(PART, part, name, 6)
    view.setUint32(at + 42, starts[n] ?? 0, true)
    bytes.set(name, at + PART_LENGTH)
    at += PART_LENGTH + name.length
  }
  view.setUint32(at, END, true)
  for (const offset of [8, 10]) view.setUint16(at + offset, parts.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return bytes
}
