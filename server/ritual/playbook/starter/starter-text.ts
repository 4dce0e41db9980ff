import type { Moment, Segment } from '#shared/ritual/playbook/contract'

/** The twelve, in the order of the sale; a centre holds each of them once, in whichever language. */
export const STARTER_KEYS = [
  'bill-first',
  'neighbour',
  'one-account',
  'speed-test',
  'downtime-cost',
  'keep-number',
  'contract-left',
  'too-dear',
  'two-dates',
  'owner-away',
  'setup-before-leaving',
  'day-three',
] as const
export type StarterKey = (typeof STARTER_KEYS)[number]

export interface StarterText {
  title: string
  moment: Moment
  story: string
  remark: string
  metric: string | null
  segment: Segment | null
  trade: string | null
}

export interface StarterSet {
  author: string
  lessons: Record<StarterKey, StarterText>
}
