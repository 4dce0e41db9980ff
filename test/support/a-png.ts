import { crc32, deflateSync } from 'node:zlib'

/** A chunk of a PNG with its length and checksum. */
export function aChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

/** A picture of one grey; `further` chunks come before its pixels, and `pixels` stand for what they are compressed to. */
export function aPng({
  width = 2,
  height = 2,
  further = [] as Buffer[],
  pixels = undefined as Buffer | undefined,
} = {}) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const raw = Buffer.alloc((width + 1) * height)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    aChunk('IHDR', header),
    ...further,
    aChunk('IDAT', pixels ?? deflateSync(raw)),
    aChunk('IEND', Buffer.alloc(0)),
  ])
}
