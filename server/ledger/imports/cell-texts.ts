import { plainReference } from '#shared/ledger/deals/contract'
import { Quantity, quantityProblem } from '#shared/ledger/deals/quantity'
import { fromScientific } from '#shared/platform/spreadsheets/cell-text'
import { fenOf } from '#shared/platform/text/yuan'

/** Full-width digits, letters and marks as plain ones, without blanks at the ends. */
export const halfWidth = (text: string): string => text.normalize('NFKC').trim()

/** What systems write where they have no number, and spreadsheets where they cannot show one. */
const NO_NUMBER =
  /^(?:[-—–_/\\.~]+|#+|#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)|无|暂无|没有|空|NULL|NIL|NONE|NAN|UNDEFINED|N\/?A|\(?BLANK\)?|0+)$/i
const ROUNDED = /^[+-]?\d(?:[.,]\d+)?[×X*]10\^?\d+$/i

/** A number of the business system as it is compared: 20261120001.0 is 20261120001; a rounded one is undefined. */
export function referenceOf(cell: string): string | undefined {
  const text = plainReference(cell).replace(/^(\d+)\.0*$/, '$1')
  if (NO_NUMBER.test(text)) return ''
  if (ROUNDED.test(text)) return undefined
  const scientific = fromScientific(text)
  if (!scientific) return text
  return scientific.isWhole ? scientific.digits : undefined
}

/** What hides the middle of a number, as in 186****1234. */
export const MASKED = /[*＊•●×]{2,}|(?<=\d)(?:[xX]{3,}|[#_…·-]{3,}|\.{3,})(?=\d)/

export const isMasked = (reference: string): boolean => MASKED.test(reference)

/**
 * Digits behind a number that a program wrote as 1.3812341234E10; 1.77E+10, as a spreadsheet shows a number that it has
 * not enough room for, stays as it is, so that no digit is made up.
 */
export const phoneOf = (cell: string): string => {
  const text = halfWidth(cell)
  const scientific = fromScientific(text)
  if (scientific) return scientific.isWhole || !text.includes('+') ? scientific.digits : text
  return text.replace(/^(\d{7,})\.0*$/, '$1')
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
