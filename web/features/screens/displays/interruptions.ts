import { type FactOf, interrupts } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'

export type SaleFact = FactOf<'deal.recorded'>

/** What may interrupt the rotation; sales within one second are shown together. */
export type Interruption =
  | { kind: 'sales'; key: number; deals: SaleFact[] }
  | { kind: 'overtake'; key: number; fact: FactOf<'lead.changed'> }
  | { kind: 'goal'; key: number; fact: FactOf<'goal.reached'> }
  | { kind: 'opened'; key: number; fact: FactOf<'team.opened'> }
  | { kind: 'report'; key: number; report: ReportBrief }

/** What a single team has won. */
export type Victory = Exclude<Interruption, { kind: 'sales' | 'report' }>

export const SHOWN_MS: Record<Interruption['kind'], number> = {
  sales: 7_000,
  overtake: 8_000,
  goal: 10_000,
  opened: 7_000,
  report: 12_000,
}
/** How long sales are collected before they are shown together. */
export const JOIN_MS = 1_000
const MOST_WAITING = 6

/** The interruption for a fact that is worth one; a silent sale is not. */
export function interruptionOf({ seq, fact }: ShownEvent): Interruption | undefined {
  if (!interrupts(fact)) return undefined
  switch (fact.type) {
    case 'deal.recorded':
      return fact.isSilent ? undefined : { kind: 'sales', key: seq, deals: [fact] }
    case 'lead.changed':
      return { kind: 'overtake', key: seq, fact }
    case 'goal.reached':
      return { kind: 'goal', key: seq, fact }
    case 'team.opened':
      return { kind: 'opened', key: seq, fact }
    case 'report.published':
      return { kind: 'report', key: seq, report: fact.report }
    default:
      return fact satisfies never
  }
}

/**
 * What waits, after one more: sales join the sales that wait, of several overtakes only the last still
 * holds, and a challenge says that the target was reached too.
 */
export function queued(waiting: readonly Interruption[], next: Interruption): Interruption[] {
  if (next.kind === 'sales') {
    const sales = waiting.find((each) => each.kind === 'sales')
    if (!sales) return [...waiting, next]
    const joined = { ...sales, deals: [...sales.deals, ...next.deals] }
    return waiting.map((each) => (each === sales ? joined : each))
  }
  const others = waiting.filter((each) => !isOutdone(each, next))
  return [...others, next].slice(-MOST_WAITING)
}

const isOutdone = (earlier: Interruption, next: Interruption): boolean =>
  (earlier.kind === 'overtake' && next.kind === 'overtake') ||
  (earlier.kind === 'goal' &&
    next.kind === 'goal' &&
    earlier.fact.teamId === next.fact.teamId &&
    earlier.fact.metricId === next.fact.metricId)

/** Which one is next: a report, which a director sends, else what happened first, so that a sale precedes what it led to. */
export function nextOf(waiting: readonly Interruption[]): Interruption | undefined {
  const isLate = ({ kind }: Interruption) => Number(kind !== 'report')
  return [...waiting].sort((a, b) => isLate(a) - isLate(b) || a.key - b.key)[0]
}
