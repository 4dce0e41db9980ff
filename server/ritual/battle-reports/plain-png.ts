import { crc32, inflate } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Length, type and checksum around the bytes of a chunk. */
const CHUNK_FRAME = 12
/** Chunks that a picture needs to look as it was drawn; texts, comments and previews are left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'IDAT', 'IEND'])
/** Samples of a pixel, by colour type. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Bytes of all pixels: a poster at 1080 px may be 7,000 px high. */
const MOST_PIXEL_BYTES = 32 * 1024 * 1024

interface Chunk {
  type: string
  content: Buffer
  whole: Buffer
}

/**
 * The picture and nothing else: every checksum holds, the pixels are exactly those that the header announces, and no
 * bytes follow the end. `null` for anything else, such as a page or an archive that begins like a PNG.
 */
export async function plainPng(bytes: Buffer): Promise<Buffer | null> {
  const chunks = chunksOf(bytes)
  const [header] = chunks ?? []
  if (!chunks || header?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') return null
  if (chunks.some(({ type }) => isCritical(type) && !KEPT.has(type))) return null
  if (chunks.filter(({ type }) => type === 'IHDR' || type === 'IEND').length !== 2) return null
  const pixels = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content))
  if (!(await areThePixels(pixels, header.content))) return null
  return Buffer.concat([SIGNATURE, ...chunks.filter(({ type }) => KEPT.has(type)).map(({ whole }) => whole)])
}

/** By the format, a chunk whose name begins with a capital cannot be left out. */
const isCritical = (type: string): boolean => /^[A-Z]/.test(type)

function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    if (bytes.length - at < CHUNK_FRAME || chunks.at(-1)?.type === 'IEND') return null
    const length = bytes.readUInt32BE(at)
    const whole = bytes.subarray(at, at + CHUNK_FRAME + length)
    if (whole.length < CHUNK_FRAME + length) return null
    const type = whole.toString('latin1', 4, 8)
    if (!/^[A-Za-z]{4}$/.test(type)) return null
    if (crc32(whole.subarray(4, 8 + length)) !== whole.readUInt32BE(8 + length)) return null
    chunks.push({ type, content: whole.subarray(8, 8 + length), whole })
    at += whole.length
  }
  return chunks
}

async function areThePixels(compressed: Buffer, header: Buffer): Promise<boolean> {
  if (header.length !== 13) return false
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth = 0, colour = 0, compression, filter, interlace] = header.subarray(8)
  const channels = CHANNELS[colour]
  if (!channels || ![1, 2, 4, 8, 16].includes(depth) || compression || filter || interlace) return false
  const row = 1 + Math.ceil((width * channels * depth) / 8)
  const size = row * height
  if (width === 0 || height === 0 || size > MOST_PIXEL_BYTES) return false
  const raw = await inflated(compressed, size)
  if (raw?.length !== size) return false
  for (let at = 0; at < size; at += row) if ((raw[at] ?? 5) > 4) return false
  return true
}

/** Off the server's thread; `null` if it is more than `size`, damaged, or followed by other bytes. */
function inflated(compressed: Buffer, size: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    inflate(compressed, { maxOutputLength: size, info: true }, (error, result) => {
      // With `info` the result names the engine as well, which the types do not say.
      const { buffer, engine } = (result ?? {}) as unknown as { buffer?: Buffer; engine?: { bytesWritten: number } }
      resolve(!error && buffer && engine?.bytesWritten === compressed.length ? buffer : null)
    })
  })
}
