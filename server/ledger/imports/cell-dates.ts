import { halfWidth } from '#server/ledger/imports/cell-texts'
import { momentInZone } from '#server/ledger/imports/date-zones'
import { dayOfSerial } from '#server/platform/spreadsheets/serial-date'
import { Day, dayOf } from '#shared/platform/time/time'

/** How a column writes days that end with their year: 20-11-2026 or 11/20/2026. */
export type DateOrder = 'day_first' | 'month_first'

export interface ContestDays {
  startsOn: Day
  endsOn: Day
  timezone: string
}
/** No letter behind the day: 2026-11-2O is not the second of November. */
const WITH_YEAR = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?![\da-su-y])/i
const IN_ONE = /^(\d{4})(\d{2})(\d{2})(?=$|T\d|\d{4}(?:\d\d)?(?:\.0+)?$|\.0+$)/
const YEAR_LAST = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)/
const WITHOUT_YEAR = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/
const SERIAL = /^[3-7]\d{4}(\.\d+)?$/
/** Milliseconds or seconds since 1970, as databases and programs write them: from 2017 on. */
const EPOCH = /^(?:\/?Date\()?(1[5-9]\d{8}|[2-3]\d{9})(\d{3})?(?:\.0+)?(?:\)\/?)?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const YEAR = /(\d{4}|\d{2}(?![\d:]))(?!\d)/.source
/** 20-Nov-26 of an Oracle database, 20-11月-26 of one that speaks Chinese. */
const NAMED = new RegExp(
  `^(?:(\\d{1,2})[-\\s]*(?:([a-z]{3,9})|(\\d{1,2})月)|([a-z]{3,9})[-\\s]+(\\d{1,2}))[-,.\\s]*${YEAR}`,
  'i',
)
/** Fri Nov 20 17:30:00 UTC 2026, as Java and Unix write it. */
const YEAR_BEHIND_TIME = /^([a-z]{3} \d{1,2}) (\d{1,2}:\d{2}:\d{2}) ?([a-z]*) (\d{4})$/i
const WEEKDAY = /^星期.|^周[一二三四五六日天]\s*|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i

/**
 * Parses a date: 2015-04-01, 2015/4/1 18:22, 2015年4月1日, 20150401182200, 1-Apr-2015, a spreadsheet's serial number,
 * 4月1日, for which the year is the one inside the contest, or in the order of its column 1/4/2015. A moment that names
 * a zone, and one counted from 1970 on, is on the day that the contest has at that moment.
 */
export function dateOf(cell: string, contest: ContestDays, order?: DateOrder): Day | undefined {
  const text = halfWidth(cell).replace(WEEKDAY, '').replace(YEAR_BEHIND_TIME, '$1 $4 $2 $3')
  const [, seconds, rest = '000'] = EPOCH.exec(text) ?? []
  if (seconds) return dayOf(new Date(Number(seconds + rest)), contest.timezone)
  const found = dayAtStart(text, contest, order)
  if (!found) return SERIAL.test(text) ? dayOfSerial(Number(text)) : undefined
  if (found.day === undefined) return undefined
  const moment = momentInZone(found.day, text.slice(found.length))
  return moment ? dayOf(moment, contest.timezone) : found.day
}

/** The day that a text begins with, undefined where there is no such day, and how much of the text it takes. */
function dayAtStart(text: string, contest: ContestDays, order: DateOrder | undefined) {
  const readings: [RegExp, (parts: string[]) => Day | undefined][] = [
    [WITH_YEAR, ([year = '', month = '', date = '']) => dayFrom(year, month, date)],
    [IN_ONE, ([year = '', month = '', date = '']) => dayFrom(year, month, date)],
    [YEAR_LAST, ([a = '', b = '', year = '']) => order && dayFrom(year, ...inOrder(a, b, order))],
    [WITHOUT_YEAR, (parts) => inContest(parts, contest)],
    [NAMED, named],
  ]
  for (const [pattern, read] of readings) {
    const [whole, ...parts] = pattern.exec(text) ?? []
    if (whole !== undefined) return { day: read(parts), length: whole.length }
  }
  return undefined
}

function named([day, name, number, nameFirst, dayLast, year = '']: (string | undefined)[]): Day | undefined {
  const month = number ?? String(MONTHS.indexOf((name ?? nameFirst ?? '').slice(0, 3).toLowerCase()) + 1)
  return dayFrom(year.padStart(4, '20'), month, day ?? dayLast ?? '')
}

/** Whether a day is written with its year behind, so that the column's order has to be known. */
export const isYearLast = (cell: string): boolean => YEAR_LAST.test(halfWidth(cell))

const inOrder = (first: string, second: string, order: DateOrder): [month: string, date: string] =>
  order === 'day_first' ? [second, first] : [first, second]

/** Gathers how a column writes days with the year behind, as one cell alone does not tell 3/4 from 4/3. */
export class DateOrders {
  private readonly fits = { day_first: true, month_first: true }
  private found = 0

  add(cell: string): void {
    const [, first = '', second = '', year = ''] = YEAR_LAST.exec(halfWidth(cell)) ?? []
    if (!year) return
    this.found++
    for (const order of ['day_first', 'month_first'] as const)
      if (!dayFrom(year, ...inOrder(first, second, order))) this.fits[order] = false
  }

  /** The only order that all cells admit; `ask` where both do, or neither. */
  get order(): DateOrder | 'ask' | undefined {
    const { day_first, month_first } = this.fits
    if (this.found === 0) return undefined
    if (day_first === month_first) return 'ask'
    return day_first ? 'day_first' : 'month_first'
  }
}

function inContest([month = '', date = '']: string[], { startsOn, endsOn }: ContestDays): Day | undefined {
  const [first, last] = [startsOn, endsOn].map((day) => dayFrom(day.slice(0, 4), month, date))
  return last !== undefined && (first === undefined || first < startsOn) ? last : first
}

function dayFrom(year: string, month: string, date: string): Day | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return Day.safeParse(day).success ? day : undefined
}
