import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { ListedOpportunity } from '#server/field/opportunities/opportunities.repository'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { type CountingStep, type OpportunityView, STEP_MINUTES } from '#shared/field/opportunities/contract'
import { type OpportunityStep, usualStep } from '#shared/field/opportunities/steps'
import { maskName, maskPhone } from '#shared/ledger/customers/contract'

const WINDOW_MS = STEP_MINUTES * 60_000

/** At which step each metric of the contest counts: as chosen, else as its name says. */
export const countingOf = ({ view }: LoadedContest, chosen: readonly CountingStep[]): CountingStep[] =>
  view.metrics.map(({ id: metricId, name }) => {
    const known = chosen.find((each) => each.metricId === metricId)
    return { metricId, step: known ? known.step : usualStep(name) }
  })

/** A deal as this person may see it: the name is whole for its member and the back office, the number is masked. */
export function opportunityView(
  contest: LoadedContest,
  person: Person,
  counting: ReadonlyMap<string, OpportunityStep | null>,
  now: Date,
  { name, phone, act, reason, requestId, recorderId, createdAt: _, ...known }: ListedOpportunity,
): OpportunityView {
  const { accountId } = person
  const seesName = contest.rules.accountOf(known.participantId) === accountId || keepsLedger(person)
  const isFresh = now.getTime() - Date.parse(known.steppedAt) <= WINDOW_MS
  const isOwnStep = recorderId === accountId && (act === 'moved' || act === 'lost')
  return {
    ...known,
    customer: name === null || seesName ? name : maskName(name),
    number: phone === null ? null : maskPhone(phone),
    reason: known.isLost && act === 'lost' ? reason : null,
    countsAt: known.metricId === null ? null : (counting.get(known.metricId) ?? null),
    undoable: isOwnStep && isFresh ? requestId : null,
  }
}

/** The next date first, those without one behind; what is over comes last, the newest first. */
export function byNext(a: OpportunityView, b: OpportunityView): number {
  const over = Number(isOver(a)) - Number(isOver(b))
  if (over !== 0) return over
  if (isOver(a)) return a.steppedAt < b.steppedAt ? 1 : -1
  const [next, other] = [a.nextOn ?? '9', b.nextOn ?? '9']
  return next === other ? (a.steppedAt < b.steppedAt ? -1 : 1) : next < other ? -1 : 1
}

const isOver = ({ isLost, step }: OpportunityView): boolean => isLost || step === 'complete'
