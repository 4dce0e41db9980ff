import { TableError } from '#shared/platform/spreadsheets/table'

const DAMAGED = '\uFFFD'
/** As much of a file as shows how it is encoded. */
const SAMPLE = 65_536
/** Texts have hardly any control characters; pictures and programs are full of them. */
const MOST_CONTROLS = 0.02

/**
 * Decodes by the byte order mark, else by what the bytes are most likely: UTF-16, UTF-8 or GB18030. A damaged character
 * becomes U+FFFD and leaves the others whole, so that it costs its cell only.
 */
export function decodedText(bytes: Uint8Array): string {
  const encoding = utf16Of(bytes)
  const text = encoding ? withoutMark(new TextDecoder(encoding).decode(bytes)) : narrow(bytes)
  mustBeText(text)
  return text.replaceAll('\0', DAMAGED)
}

/** The mark of UTF-16, or zeros at every other place, as the high bytes of digits and commas are. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const end = Math.min(bytes.length, SAMPLE)
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd < end / 12) return undefined
  if (odd > even * 10) return 'utf-16le'
  return even > odd * 10 ? 'utf-16be' : undefined
}

const UTF8_MARK = [0xef, 0xbb, 0xbf]

/** GBK is also found behind a mark of UTF-8, as some systems put one before every file. */
function narrow(marked: Uint8Array): string {
  const bytes = UTF8_MARK.every((byte, n) => marked[n] === byte) ? marked.subarray(UTF8_MARK.length) : marked
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const damaged = count(utf8, /\uFFFD/g)
  if (damaged === 0) return withoutMark(utf8)
  // Hardly a letter of GBK is one of UTF-8, while a damaged file of UTF-8 is mostly whole.
  const whole = count(utf8, /[\u0080-\uFFFC]/g)
  return whole > damaged ? withoutMark(utf8) : withoutMark(new TextDecoder('gb18030').decode(bytes))
}

const count = (text: string, pattern: RegExp): number => {
  let found = 0
  for (const _ of text.matchAll(pattern)) found++
  return found
}

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text)

function mustBeText(text: string): void {
  const head = text.slice(0, SAMPLE)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: These are what is looked for.
  const controls = count(head, /[\u0000-\u0008\u000E-\u0019\u001B-\u001F]/g)
  const damaged = count(head, /\uFFFD/g)
  if (controls > head.length * MOST_CONTROLS || damaged > head.length / 4) throw new TableError('unreadable')
}
