/** The size of a WebP, lossy or extended, so that a page leaves its place free. */
export function webpSize(file: Buffer): { width: number; height: number } {
  const form = file.toString('latin1', 8, 16)
  if (form === 'WEBPVP8 ') return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff }
  if (form === 'WEBPVP8X') return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 }
  throw new Error(`Not a lossy WebP: ${form}`)
}
