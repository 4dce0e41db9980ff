/** What a portrait shows of a name: 严 of 严萍, OB of Olena Bondarenko. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = Array.from(words[0] ?? '')[0] ?? ''
  if (first > '\u2e80') return first
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? '')[0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** What Latin letters and figures take of a Chinese character, in text and in heavy type. */
const NARROW = 0.56
export const HEAVY_NARROW = 0.64

const isWide = (letter: string): boolean => letter > '\u2e80' || letter === '“' || letter === '”'

/** How wide a text is, in Chinese characters. */
export const widthOf = (text: string, narrow = NARROW): number =>
  Array.from(text).reduce((sum, letter) => sum + (isWide(letter) ? 1 : narrow), 0)

/** The font size with which a text of one line fills so much of its container's width, in percent, and is no larger than `mostRem`. */
export const fittingSize = (text: string, share: number, mostRem: number): string =>
  `min(${mostRem}rem, ${(share / Math.max(1, widthOf(text))).toFixed(3)}cqw)`
