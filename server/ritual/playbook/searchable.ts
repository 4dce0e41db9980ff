import { pinyin } from 'pinyin-pro'
import { BoundedCache } from '#server/platform/memory/bounded-cache'

/** The searchable texts of a card: all of them, and of the short ones also the pinyin. */
export interface Searchable {
  /** What it was made of, so that an unchanged card is not spelled again. */
  source: string
  text: string
  /** 首字母 of each short text, kdxy; Latin letters and digits stay, and nothing matches across two texts. */
  initials: string
  /** kuandaixuyue. */
  spelled: string
  /** Both of story and remark, character by character. They match much by chance, so they are searched last. */
  story: { initials: string; spelled: string }
}

/** `short` are titles, tags and names, `long` the story and the remark. */
export function searchableOf(short: readonly string[], long: readonly string[], before?: Searchable): Searchable {
  const named = short.filter(Boolean).join('\n').toLowerCase()
  const text = [named, ...long].join('\n').toLowerCase()
  const story = spelledOut(long.join('\n').toLowerCase())
  if (before?.source === named) return { ...before, text, story }
  const sounds = pinyin(named, { type: 'all', toneType: 'none', v: true })
  const sound = (of: (char: (typeof sounds)[number]) => string) =>
    sounds.map((char) => (char.isZh ? of(char) : spoken(char.origin))).join('')
  return { source: named, text, initials: sound((char) => char.first), spelled: sound((char) => char.pinyin), story }
}

const readings = new BoundedCache<{ first: string; pinyin: string }>({ most: 10_000, ms: 24 * 3_600_000, from: 'made' })

/** The commonest reading of a character, which is asked once. */
function readingOf(char: string): { first: string; pinyin: string } {
  let known = readings.get(char)
  if (!known) {
    const [sound] = pinyin(char, { type: 'all', toneType: 'none', v: true })
    known = sound?.isZh ? sound : { first: spoken(char), pinyin: spoken(char) }
    readings.set(char, { first: known.first, pinyin: known.pinyin })
  }
  return known
}

function spelledOut(text: string): Searchable['story'] {
  const sounds = [...text].map(readingOf)
  return { initials: sounds.map((each) => each.first).join(''), spelled: sounds.map((each) => each.pinyin).join('') }
}

/** Letters and digits are spoken, line breaks part one text from the next, all else is silent. */
const spoken = (char: string): string => (/^[\p{L}\p{N}\n]+$/u.test(char) ? char : '')

/** The words of a question, in lower case. */
export const wordsOf = (question: string): string[] => question.toLowerCase().split(/\s+/u).filter(Boolean)

const LATIN = /^[a-z0-9]+$/

/**
 * Whether every word occurs: as written, or by its pinyin if it is in Latin letters; the pinyin of story and remark is
 * read only where `isDeep`.
 */
export function matches(
  { text, initials, spelled, story }: Searchable,
  words: readonly string[],
  isDeep = false,
): boolean {
  const sounds = isDeep ? [initials, spelled, story.initials, story.spelled] : [initials, spelled]
  return words.every(
    (word) => text.includes(word) || (LATIN.test(word) && sounds.some((sound) => sound.includes(word))),
  )
}
