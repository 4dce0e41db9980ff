import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib'

const compress = promisify(deflateRaw)
/** Deflate, no name, no time, any system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const LEVEL = 6

/**
 * The first part of a text, compressed once for many answers that differ only in their last bytes: each of them is one
 * gzip stream, and costs no more than its own end.
 */
export class GzipStart {
  private constructor(
    readonly text: string,
    private readonly compressed: Buffer,
    private readonly checksum: number,
    private readonly bytes: number,
  ) {}

  static async of(text: string): Promise<GzipStart> {
    const raw = Buffer.from(text)
    // A flush ends on a whole byte, so that other blocks can follow.
    const compressed = await compress(raw, { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH })
    return new GzipStart(text, compressed, crc32(raw), raw.length)
  }

  /** The whole text as gzip. */
  endedWith(end: string): Buffer {
    const raw = Buffer.from(end)
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(crc32(raw, this.checksum), 0)
    trailer.writeUInt32LE((this.bytes + raw.length) % 2 ** 32, 4)
    return Buffer.concat([HEADER, this.compressed, deflateRawSync(raw, { level: LEVEL }), trailer])
  }
}
