import { type FactOf, interrupts } from '#shared/live/facts'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'
import type { Cause, Cheered } from '#web/live/causes'

export type SaleFact = FactOf<'deal.recorded'>

/** What takes the whole screen; a victory says which sale led to it, where one did. */
export type Takeover =
  | { kind: 'overtake'; key: number; fact: FactOf<'lead.changed'>; cause: Cause | undefined }
  | { kind: 'goal'; key: number; fact: FactOf<'goal.reached'>; cause: Cause | undefined }
  | { kind: 'opened'; key: number; fact: FactOf<'team.opened'>; cause: Cause | undefined }
  | { kind: 'report'; key: number; report: ReportBrief }

/** What a single team has won. */
export type Victory = Exclude<Takeover, { kind: 'report' }>

export const SHOWN_MS: Record<Victory['kind'], number> = {
  overtake: 8_000,
  goal: 10_000,
  opened: 7_000,
}
const MOST_WAITING = 6

/** The sale that is worth an interruption: one that is not silent. */
export const saleOf = (cheered: Cheered): { key: number; fact: SaleFact } | undefined =>
  cheered.kind === 'told' && cheered.event.fact.type === 'deal.recorded' && !cheered.event.fact.isSilent
    ? { key: cheered.event.seq, fact: cheered.event.fact }
    : undefined

/** The takeover for a fact that is worth one. */
export function takeoverOf(cheered: Cheered): Takeover | undefined {
  if (cheered.kind !== 'told') return undefined
  const { event, cause } = cheered
  const { seq: key, fact } = event
  if (!interrupts(fact)) return undefined
  switch (fact.type) {
    case 'deal.recorded':
      return undefined
    case 'lead.changed':
      return { kind: 'overtake', key, fact, cause }
    case 'goal.reached':
      return { kind: 'goal', key, fact, cause }
    case 'team.opened':
      return { kind: 'opened', key, fact, cause }
    case 'report.published':
      return { kind: 'report', key, report: fact.report }
    default:
      return fact satisfies never
  }
}

/** Whether that deal led to it. */
export const isCausedBy = (takeover: Takeover, dealId: string): boolean =>
  takeover.kind !== 'report' && takeover.cause?.dealId === dealId

/** What waits, after one more: of several overtakes only the last still holds, and a challenge says that the target was reached too. */
export function queued(waiting: readonly Takeover[], next: Takeover): Takeover[] {
  const others = waiting.filter((each) => !isOutdone(each, next))
  return [...others, next].slice(-MOST_WAITING)
}

const isOutdone = (earlier: Takeover, next: Takeover): boolean =>
  (earlier.kind === 'overtake' && next.kind === 'overtake') ||
  (earlier.kind === 'goal' &&
    next.kind === 'goal' &&
    earlier.fact.teamId === next.fact.teamId &&
    earlier.fact.metricId === next.fact.metricId)

/** Which one is next: a report, which a director sends, else what happened first. */
export function nextOf(waiting: readonly Takeover[]): Takeover | undefined {
  const isLate = ({ kind }: Takeover) => Number(kind !== 'report')
  return [...waiting].sort((a, b) => isLate(a) - isLate(b) || a.key - b.key)[0]
}
