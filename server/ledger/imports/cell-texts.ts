import { dayOfSerial } from '#server/platform/spreadsheets/serial-date'
import { Quantity } from '#shared/ledger/deals/quantity'
import { Day } from '#shared/platform/time/time'

/** Full-width digits, letters and marks as plain ones, without blanks at the ends. */
export const halfWidth = (text: string): string => text.normalize('NFKC').trim()

/** Parses a quantity: unit suffixes and full-width digits allowed; `-` or `(…)` negates; empty is 1. */
export function quantityOf(cell: string): number | undefined {
  const text = halfWidth(cell).replace(/^[−–]/, '-')
  if (text === '') return 1
  const [, bracketed, plain] = /^(?:\((\d+)(?:\.0+)?\)|([+-]?\d+)(?:\.0+)?)\s*\p{L}{0,2}$/u.exec(text) ?? []
  const quantity = bracketed === undefined ? Number(plain) : -Number(bracketed)
  return Quantity.safeParse(Math.abs(quantity)).success ? quantity : undefined
}

interface Period {
  startsOn: Day
  endsOn: Day
}
const WITH_YEAR = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/
const IN_ONE = /^(\d{4})(\d{2})(\d{2})(\d{4,6})?$/
const WITHOUT_YEAR = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/
const SERIAL = /^[3-7]\d{4}(\.\d+)?$/

/**
 * Parses a date: 2015-04-01, 2015/4/1 18:22, 2015年4月1日, 20150401182200, a spreadsheet's serial number, or 4月1日, for
 * which the year is the one inside the contest.
 */
export function dateOf(cell: string, contest: Period): Day | undefined {
  const text = halfWidth(cell)
  const [, year = '', month = '', date = ''] = WITH_YEAR.exec(text) ?? IN_ONE.exec(text) ?? []
  if (year) return dayFrom(year, month, date)
  const [, ...yearless] = WITHOUT_YEAR.exec(text) ?? []
  if (yearless.length > 0) return inContest(yearless, contest)
  if (!SERIAL.test(text)) return undefined
  return dayOfSerial(Number(text))
}

function inContest([month = '', date = '']: string[], { startsOn, endsOn }: Period): Day | undefined {
  const [first, last] = [startsOn, endsOn].map((day) => dayFrom(day.slice(0, 4), month, date))
  return last !== undefined && (first === undefined || first < startsOn) ? last : first
}

function dayFrom(year: string, month: string, date: string): Day | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return Day.safeParse(day).success ? day : undefined
}
