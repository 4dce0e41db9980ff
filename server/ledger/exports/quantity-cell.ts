import type { Cell } from '#server/platform/spreadsheets/table'
import { type Counted, isAmount } from '#shared/contest/contests/quantities'

/** As wide as a hundred billion 元. */
export const AMOUNT_WIDTH = 18

/** Pieces as a whole number, an amount as 元 with two decimals. */
export const quantityCell = (counted: Pick<Counted, 'kind'>, quantity: number): Cell =>
  isAmount(counted) ? { fen: quantity } : quantity
