import { addDays, type Day } from '#shared/platform/time/time'
import { halfWidth } from './vocabulary'

/** A line of a pasted text, with what the lines above say of it. */
export interface LaidOutLine {
  /** From 1, as the paste is numbered. */
  position: number
  /** What was said, without the number before it. */
  text: string
  /** Who sent it and when, where a header above says so; a list that each copies whole has neither. */
  author: string | null
  day: Day
  time: string | null
}

/** The number before a line of a 接龙 or a list. 1.5万 is none. */
const NUMBERED = /^\s*(?:[(]?\d{1,3}\s*[).、．:]\s*(?!\d)|[-•·*]\s+)/u
const DATE = '(?:(?:(\\d{4})\\s*[年/.-]\\s*)?(\\d{1,2})\\s*[月/.-]\\s*(\\d{1,2})\\s*日?)'
const DAY_WORD = '(今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日天])'
const TIME = '(凌晨|早上|上午|中午|下午|晚上)?\\s*(\\d{1,2}):(\\d{2})(?::\\d{2})?'
/** 严萍 11月30日 09:12, 严萍 昨天 下午 3:05, 严萍 09:12; with or without what was said behind it. */
const HEADER = new RegExp(`^(.{1,40}?)[\\s(]+(?:${DATE}|${DAY_WORD})?\\s*${TIME}\\)?\\s*:?\\s*(.*)$`, 'u')
/** 2026-11-30 09:12:33 严萍. */
const DATED_FIRST = new RegExp(`^${DATE}\\s+${TIME}\\s+(\\S.{0,39})$`, 'u')

interface Header {
  author: string
  day: Day
  time: string
  rest: string
}

/**
 * Puts the lines of a pasted chat under their headers. `day` is what lines without a date are dated, `today` what 昨天 is
 * read against; `isSaid` tells a sale that ends with an hour from a header.
 */
export function layOut(
  text: string,
  { day, today, isSaid }: { day: Day; today: Day; isSaid: (text: string) => boolean },
): LaidOutLine[] {
  const lines: LaidOutLine[] = []
  let header: Header | null = null
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = halfWidth(raw).trim()
    if (line === '') continue
    const found: Header | null = headerOf(line, today, isSaid)
    if (found) header = found
    const said: string = found ? found.rest : line
    if (said === '') continue
    const isListed = !found && NUMBERED.test(said)
    lines.push({
      position: index + 1,
      text: said.replace(NUMBERED, '').trim(),
      author: isListed ? null : (header?.author ?? null),
      day: isListed || !header ? day : header.day,
      time: isListed ? null : (header?.time ?? null),
    })
  }
  return lines
}

function headerOf(line: string, today: Day, isSaid: (text: string) => boolean): Header | null {
  const dated = DATED_FIRST.exec(line)
  if (dated) {
    const [, year, month, date, half, hour, minute, author = ''] = dated
    const time = timeOf(half, hour, minute)
    return time && !isSaid(author) ? { author, day: dayOfHeader(today, { year, month, date }), time, rest: '' } : null
  }
  const [whole, author = '', year, month, date, word, half, hour, minute, rest = ''] = HEADER.exec(line) ?? []
  if (whole === undefined || isSaid(author) || /^[\d\s.、)]*$/.test(author)) return null
  const time = timeOf(half, hour, minute)
  return time ? { author: author.trim(), day: dayOfHeader(today, { year, month, date, word }), time, rest } : null
}

function timeOf(half: string | undefined, hour: string | undefined, minute: string | undefined): string | undefined {
  const isLate = half === '下午' || half === '晚上' || half === '中午'
  const number = Number(hour)
  const h = isLate && number < (half === '中午' ? 11 : 12) ? number + 12 : number
  if (h > 23 || Number(minute) > 59) return undefined
  return `${String(h).padStart(2, '0')}:${minute}`
}

interface SaidDay {
  year: string | undefined
  month: string | undefined
  date: string | undefined
  word?: string | undefined
}

/** A date without a year is the last one that is not after today; a header without a date is of today. */
function dayOfHeader(today: Day, { year, month, date, word }: SaidDay): Day {
  if (word === '昨天') return addDays(today, -1)
  if (word === '前天') return addDays(today, -2)
  if (word?.match(/^(?:星期|周)/)) return lastWeekday(today, word)
  if (month === undefined || date === undefined) return today
  const inYear = (of: number) => `${of}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const said = year === undefined ? inYear(thisYear) : inYear(Number(year))
  if (!isDay(said)) return today
  return year === undefined && said > today ? inYear(thisYear - 1) : said
}

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** WeChat names a weekday for the last seven days. */
function lastWeekday(today: Day, word: string): Day {
  const wanted = '日一二三四五六'.indexOf(word.slice(-1).replace('天', '日'))
  const before = [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, -days))
  return before.find((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === wanted) ?? today
}
