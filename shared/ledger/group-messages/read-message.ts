import type { Day } from '#shared/platform/time/time'
import { type LaidOutLine, layOut } from './layout'
import { type Reading, type ReadLine, readLine } from './read-line'
import { plainText } from './vocabulary'

/** A line of a message: where it is, and what it says. */
export type MessageLine = LaidOutLine & ReadLine & { copy: number }

/** Reads a pasted message line by line; a line that repeats one above it is marked, and numbered as its `copy`. */
export function readMessage(text: string, reading: Reading, days: { day: Day; today: Day }): MessageLine[] {
  const isSaid = (part: string) =>
    reading.scanner.scan(part).some((token) => token.kind === 'sold' && [...token.text].length > 1)
  const seen = new Map<string, number>()
  return layOut(text, { ...days, isSaid }).map((line) => {
    const read = readLine(line, reading)
    const key = lineKey(line)
    const copy = (seen.get(key) ?? 0) + 1
    if (!read.isTalk) seen.set(key, copy)
    return { ...line, ...read, copy, doubts: copy > 1 ? [...read.doubts, 'repeated'] : read.doubts }
  })
}

/**
 * The same for the same line of the same day, with whatever blanks, signs and width of letters it is pasted. Of long
 * numbers it has the end alone, so that no customer's number can be found again from what is kept of it.
 */
export const lineKey = ({ text, author, day, time }: Pick<LaidOutLine, 'text' | 'author' | 'day' | 'time'>): string =>
  [day, time ?? '', bare(author ?? ''), bare(text)].join('|')

const bare = (text: string): string =>
  plainText(text)
    .replace(/[\s,;:、。，；：!！()（）[\]【】]/g, '')
    .replace(/\d{3,}(?=\d{4})/g, '')
