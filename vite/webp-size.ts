/** The size of a lossy WebP without transparency, as browsers write it, so that a page leaves its place free. */
export function webpSize(file: Buffer): { width: number; height: number } {
  if (file.toString('latin1', 8, 16) !== 'WEBPVP8 ') throw new Error('Not a lossy WebP without transparency')
  return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff }
}
