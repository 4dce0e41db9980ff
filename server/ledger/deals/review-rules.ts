import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { awaitsReview, type WaitingLine } from '#server/ledger/deals/counting-entry'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import type { NumberRule } from '#shared/contest/contests/contract'
import type { DealLine } from '#shared/ledger/deals/contract'
import type { Day } from '#shared/platform/time/time'

/** The own best day counts this many times before a quantity is asked about. */
export const BEST_DAYS = 5

/** Refuses with `deal_under_review`: what is 待核 is confirmed or refused before anything else is done to it. */
export function mustNotBeHeld({ pending }: { pending: readonly WaitingLine[] }): void {
  if (pending.some(awaitsReview)) throw new AppError('deal_under_review')
}

/** Refuses with `number_required` where a metric is 必填 on that day and the sale has no number. */
export function mustHaveNumber(
  contest: LoadedContest,
  lines: readonly DealLine[],
  numbers: readonly string[],
  day: Day,
): void {
  if (numbers.length > 0) return
  if (lines.some(({ metricId }) => contest.rules.metricOn(metricId, day).numberRule === 'required'))
    throw new AppError('number_required')
}

/** The metrics whose sales lack something without a number, and the first day on which one of them does. */
export function metricsWith(
  { rules, startsOn }: LoadedContest,
  asks: (rule: NumberRule) => boolean,
): { metricIds: string[]; since: Day } | undefined {
  const { metrics, revisions = [] } = rules.view
  const from = new Map<string, Day>()
  const note = (metricId: string, rule: NumberRule | undefined, day: Day) => {
    if (rule && asks(rule) && !from.has(metricId)) from.set(metricId, day)
  }
  for (const { id, numberRule } of metrics) note(id, numberRule, startsOn)
  for (const { from: day, changes } of revisions) {
    for (const { id, numberRule } of changes.metrics) note(id, numberRule, day)
    for (const { metricId, after } of changes.checks ?? []) note(metricId, after.numberRule, day)
  }
  if (from.size === 0) return undefined
  return { metricIds: [...from.keys()], since: [...from.values()].sort()[0] ?? startsOn }
}

/** Whether the person may add numbers to the deal: its seller, who recorded it, and ledger keepers. */
export const mayNumber = (person: Person, contest: LoadedContest, deal: Deal): boolean =>
  keepsLedger(person) ||
  deal.recorderId === person.accountId ||
  contest.participantOf(person.accountId)?.id === deal.participantId
