/** The content type of a picture by its first bytes; `undefined` for anything else, whatever it is called. */
export function pictureType(bytes: Buffer): 'image/jpeg' | 'image/png' | 'image/webp' | undefined {
  const begins = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text
  if (begins('\xff\xd8\xff')) return 'image/jpeg'
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp'
  return undefined
}
