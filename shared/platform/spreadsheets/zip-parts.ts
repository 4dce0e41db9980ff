import { TableError } from '#shared/platform/spreadsheets/table'
import { XmlMeasure } from '#shared/platform/spreadsheets/xml-measure'
import { DEFLATED, ELSEWHERE, partsOf, STORED, type ZipPart, zipOf } from '#shared/platform/spreadsheets/zip-directory'

export interface ZipLimits {
  inflated: number
  rows: number
}

export interface MeasuredZip {
  bytes: Uint8Array
  inflated: number
}

/**
 * Inflates each part once without keeping it, before any of it is held: counts what comes out against what the
 * directory says, rows with something in them, and how far tags are apart. The archive that is answered is complete and
 * has straight names.
 */
export async function measuredZip(bytes: Uint8Array, limits: ZipLimits): Promise<MeasuredZip> {
  const parts = partsOf(bytes)
  let said = 0
  for (const part of parts) {
    if (part.size !== ELSEWHERE) said += part.size
    if (said > limits.inflated) throw new TableError('too_large')
  }
  let inflated = 0
  const measured: ZipPart[] = []
  for (const part of parts) {
    const size = await measure(part, limits.inflated - inflated, limits.rows)
    inflated += size
    measured.push({ ...part, size })
  }
  return { bytes: zipOf(completed(measured)), inflated }
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a workbook needs so that it can be found, where its writer has left it out. */
function completed(parts: readonly ZipPart[]): ZipPart[] {
  const has = (name: string) => parts.some((part) => part.name === name)
  const book = parts.find(({ name }) => /(?:^|\/)workbook\.xml$/i.test(name))
  const types = `<Types xmlns="${PACKAGE}/content-types"/>`
  const relations = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="${book?.name}"/></Relationships>`
  return [
    ...parts,
    ...(has('[Content_Types].xml') ? [] : [stored('[Content_Types].xml', types)]),
    ...(has('_rels/.rels') || !book ? [] : [stored('_rels/.rels', relations)]),
  ]
}

function stored(name: string, xml: string): ZipPart {
  const packed = new TextEncoder().encode(xml)
  return { name, method: STORED, crc: crcOf(packed), packed, size: packed.length }
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** How many bytes come out; refuses what is more than there may be, or than the directory says. */
async function measure({ name, method, packed, size }: ZipPart, left: number, mostRows: number): Promise<number> {
  if (method !== STORED && method !== DEFLATED) throw new TableError('unreadable')
  const isCells = /worksheets?\/|sharedStrings/i.test(name)
  const xml = /\.(xml|rels)$/i.test(name) ? new XmlMeasure(isCells ? mostRows : undefined) : undefined
  if (method === STORED) {
    xml?.add(packed)
    return packed.length
  }
  let out = 0
  for await (const chunk of inflating(packed)) {
    out += chunk.length
    if (out > left) throw new TableError('too_large')
    if (size !== ELSEWHERE && out > size) throw new TableError('unreadable')
    xml?.add(chunk)
  }
  return out
}

async function* inflating(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const reader = new Blob([packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new TableError('unreadable')
      })
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
