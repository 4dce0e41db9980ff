import type { Counted } from '#shared/contest/contests/quantities'

/** What a board is read by: points (or the plain sum where every metric is worth 1), or one metric. */
export interface Measure extends Counted {
  by: string
  name: string
  /** How many places behind the point its figures are shown with; none where left out. */
  decimals?: number
}
