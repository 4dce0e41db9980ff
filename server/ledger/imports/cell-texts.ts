import { dayOfSerial } from '#server/platform/spreadsheets/serial-date'
import { plainReference } from '#shared/ledger/deals/contract'
import { Quantity, quantityProblem } from '#shared/ledger/deals/quantity'
import { fromScientific } from '#shared/platform/spreadsheets/cell-text'
import { fenOf } from '#shared/platform/text/yuan'
import { Day, dayOf } from '#shared/platform/time/time'

/** Full-width digits, letters and marks as plain ones, without blanks at the ends. */
export const halfWidth = (text: string): string => text.normalize('NFKC').trim()

/** A number of the business system as it is compared: 20261120001.0 is 20261120001; a rounded one is undefined. */
export function referenceOf(cell: string): string | undefined {
  const text = plainReference(cell).replace(/^(\d{4,})\.0+$/, '$1')
  const scientific = fromScientific(text)
  if (!scientific) return text
  return scientific.isWhole ? scientific.digits : undefined
}

/** What hides the middle of a number, as in 186****1234. */
export const MASKED = /[*＊]{2,}|(?<=\d)[xX]{3,}(?=\d)/

export const isMasked = (reference: string): boolean => MASKED.test(reference)

/** Digits behind a number that a spreadsheet wrote as 1.3812341234E10. */
export const phoneOf = (cell: string): string => {
  const text = halfWidth(cell)
  return fromScientific(text)?.digits ?? text.replace(/^(\d{7,})\.0+$/, '$1')
}

/** Parses a quantity: unit suffixes and full-width digits allowed; `-` or `(…)` negates; empty is 1. */
export function quantityOf(cell: string): number | undefined {
  const text = halfWidth(cell).replace(/^[−–]/, '-')
  if (text === '') return 1
  const [, bracketed, plain] = /^(?:\((\d+)(?:\.0+)?\)|([+-]?\d+)(?:\.0+)?)\s*\p{L}{0,2}$/u.exec(text) ?? []
  const quantity = bracketed === undefined ? Number(plain) : -Number(bracketed)
  const isSellable =
    Quantity.safeParse(Math.abs(quantity)).success && !quantityProblem({ kind: 'count' }, Math.abs(quantity))
  return isSellable ? quantity : undefined
}

/**
 * Parses an amount of 元 to 分: as `fenOf`, in whole scientific notation as Java writes it (1.23456789E7), `-` or `(…)`
 * negates. Nothing where the cell is empty, as no amount can be assumed, or where it can be read in two ways.
 */
export function amountOf(cell: string): number | undefined {
  const text = halfWidth(cell).replace(/^[−–]/, '-')
  const [, bracketed, sign = '', plain = ''] = /^(?:\((.+)\)|([+-]?)(.+))$/s.exec(text) ?? []
  const amountFen = fenOf(decimalOf(bracketed ?? plain))
  if (amountFen === undefined || amountFen === 0) return undefined
  return bracketed !== undefined || sign === '-' ? -amountFen : amountFen
}

/** 1.23456789E7 is 12345678.9; one with fewer digits than it counts was rounded and stays as it is. */
function decimalOf(text: string): string {
  const [, first, rest = '', power = ''] = /^(\d)\.(\d+)e\+?(\d{1,2})$/i.exec(text) ?? []
  const places = Number(power)
  if (first === undefined || rest.length < places) return text
  return `${first}${rest.slice(0, places)}.${rest.slice(places) || '0'}`
}

/** How a column writes days that end with their year: 20-11-2026 or 11/20/2026. */
export type DateOrder = 'day_first' | 'month_first'

export interface ContestDays {
  startsOn: Day
  endsOn: Day
  timezone: string
}
const WITH_YEAR = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/
const IN_ONE = /^(\d{4})(\d{2})(\d{2})(\d{4,6})?(?:\.0+)?$/
const YEAR_LAST = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)/
const WITHOUT_YEAR = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/
const SERIAL = /^[3-7]\d{4}(\.\d+)?$/
const ZONED =
  /^(\d{4}-\d{1,2}-\d{1,2})[T\s]+(\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-]\d{1,2})(?::?(\d{2}))?)$/i
/** Milliseconds or seconds since 1970, as databases and programs write them: from 2017 on. */
const EPOCH = /^(1[5-9]\d{8}|[2-3]\d{9})(\d{3})?(?:\.0+)?$/
const MAILED = /^\d{1,2} [a-z]{3} \d{4} \d{1,2}:\d{2}(?::\d{2})? (?:Z|UTC|GMT|[+-]\d{4})$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMED = /^(?:(\d{1,2})[-\s]+([a-z]{3,9})|([a-z]{3,9})[-\s]+(\d{1,2}))[-,.\s]+(\d{4})(?!\d)/i

/**
 * Parses a date: 2015-04-01, 2015/4/1 18:22, 2015年4月1日, 20150401182200, 1-Apr-2015, a spreadsheet's serial number,
 * 4月1日, for which the year is the one inside the contest, or in the order of its column 1/4/2015. A moment that names
 * a zone, and one counted from 1970 on, is on the day that the contest has at that moment.
 */
export function dateOf(cell: string, contest: ContestDays, order?: DateOrder): Day | undefined {
  const text = halfWidth(cell).replace(
    /^星期.|^周[一二三四五六日天]\s*|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i,
    '',
  )
  const instant = instantOf(text)
  if (instant) return dayOf(instant, contest.timezone)
  const [, year = '', month = '', date = ''] = WITH_YEAR.exec(text) ?? IN_ONE.exec(text) ?? []
  if (year) return dayFrom(year, month, date)
  const [, first = '', second = '', last = ''] = YEAR_LAST.exec(text) ?? []
  if (last) return order && dayFrom(last, ...inOrder(first, second, order))
  const [, ...yearless] = WITHOUT_YEAR.exec(text) ?? []
  if (yearless.length > 0) return inContest(yearless, contest)
  const [, day, name, nameFirst, dayLast, namedYear] = NAMED.exec(text) ?? []
  const number = MONTHS.indexOf((name ?? nameFirst ?? '').slice(0, 3).toLowerCase()) + 1
  if (namedYear && number > 0) return dayFrom(namedYear, String(number), day ?? dayLast ?? '')
  if (!SERIAL.test(text)) return undefined
  return dayOfSerial(Number(text))
}

function instantOf(text: string): Date | undefined {
  const [, seconds, rest = '000'] = EPOCH.exec(text) ?? []
  if (seconds) return new Date(Number(seconds + rest))
  if (MAILED.test(text)) return new Date(text)
  const [, day, time = '', utc, hours = '', minutes = '00'] = ZONED.exec(text) ?? []
  if (day === undefined) return undefined
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const offset = utc ? 0 : (hours.startsWith('-') ? -1 : 1) * (Math.abs(Number(hours)) * 60 + Number(minutes))
  const instant = new Date(Date.UTC(year, month - 1, date, hour, minute - offset))
  return dayFrom(String(year), String(month), String(date)) && hour < 25 && minute < 60 ? instant : undefined
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
