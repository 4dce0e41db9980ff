import { pinyin } from 'pinyin-pro'

/** The searchable texts of a card: all of them, and of the short ones also the pinyin. */
export interface Searchable {
  /** What it was made of, so that an unchanged card is not spelled again. */
  source: string
  text: string
  /** 首字母 of each short text, kdxy; Latin letters and digits stay, and nothing matches across two texts. */
  initials: string
  /** kuandaixuyue. */
  spelled: string
}

/** `short` are titles, tags and names, `long` the story and the remark. */
export function searchableOf(short: readonly string[], long: readonly string[], before?: Searchable): Searchable {
  const named = short.filter(Boolean).join('\n').toLowerCase()
  const text = [named, ...long].join('\n').toLowerCase()
  if (before?.source === named) return { ...before, text }
  const sounds = pinyin(named, { type: 'all', toneType: 'none', v: true })
  const sound = (of: (char: (typeof sounds)[number]) => string) =>
    sounds.map((char) => (char.isZh ? of(char) : spoken(char.origin))).join('')
  return { source: named, text, initials: sound((char) => char.first), spelled: sound((char) => char.pinyin) }
}

/** Letters and digits are spoken, line breaks part one text from the next, all else is silent. */
const spoken = (char: string): string => (/^[\p{L}\p{N}\n]+$/u.test(char) ? char : '')

/** The words of a question, in lower case. */
export const wordsOf = (question: string): string[] => question.toLowerCase().split(/\s+/u).filter(Boolean)

const LATIN = /^[a-z0-9]+$/

/** Whether every word occurs: as written, or by its pinyin if it is in Latin letters. */
export function matches({ text, initials, spelled }: Searchable, words: readonly string[]): boolean {
  for (const word of words) {
    if (text.includes(word)) continue
    if (!LATIN.test(word) || !(initials.includes(word) || spelled.includes(word))) return false
  }
  return true
}
