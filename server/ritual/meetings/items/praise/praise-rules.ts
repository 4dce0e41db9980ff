import { type RecentDays, SPAN, sumOf } from '#server/ledger/standings/recent-days'
import type { PledgeOutcome } from '#server/ritual/pledges/pledge-outcomes.service'
import type { PledgeStates } from '#server/ritual/pledges/pledge-states'
import type { PraiseReason } from '#shared/ritual/meetings/praise'
import { worthOf } from '#shared/ritual/pledges/pledge-worth'

/** A participant who could be praised, for one reason and its figures. */
export interface PraiseCandidate {
  participantId: string
  reason: PraiseReason
  metricId: string | null
  value: number
  compared: number | null
}

/**
 * The input of praise: the days up to the praised one, the pledges of that day, which pledges were kept on all of them, and by
 * participant how often others used their lessons.
 */
export interface PraiseFigures {
  days: RecentDays
  outcomes: readonly PledgeOutcome[]
  pledges: Pick<PledgeStates, 'isKept'>
  helped: ReadonlyMap<string, number>
}

/** Minimum days of a streak, a dry spell, and on duty; and how many people are proposed. */
const LEAST = { streak: 3, drySpell: 3, onDuty: 3 }
const PRAISED = 6

/** All candidates, the strongest of each reason first. */
export function candidates(figures: PraiseFigures): PraiseCandidate[] {
  const { contest } = figures.days
  return [
    ...mostOf(figures, 'most_points', null),
    ...contest.view.metrics.flatMap((metric) => mostOf(figures, 'most_of_metric', metric.id)),
    ...risers(figures),
    ...againstPledge(figures),
    ...streaks(figures),
    ...afterDrySpell(figures),
    ...helpers(figures),
    ...newcomers(figures),
  ]
}

/**
 * At most one praise per person, with as many different reasons as possible. "The most" goes only to the one who has it;
 * any other reason goes to the strongest who is not praised yet.
 */
export function selection(all: readonly PraiseCandidate[]): PraiseCandidate[] {
  const chosen: PraiseCandidate[] = []
  const isPraised = (id: string) => chosen.some((each) => each.participantId === id)
  const kinds = [...new Map(all.map((each) => [`${each.reason}:${each.metricId}`, each])).keys()]
  for (const kind of kinds) {
    const ranked = all.filter((each) => `${each.reason}:${each.metricId}` === kind)
    const isTopOnly = kind.startsWith('most_')
    const next = isTopOnly ? ranked[0] : ranked.find((each) => !isPraised(each.participantId))
    if (next && !isPraised(next.participantId)) chosen.push(next)
  }
  return chosen.slice(0, PRAISED)
}

const people = ({ days }: PraiseFigures) => days.contest.view.participants
const deals = ({ days }: PraiseFigures, id: string) => days.sales.deals(id, days.day)
const strongestFirst = (all: PraiseCandidate[]) => all.sort((a, b) => b.value - a.value)

function mostOf(figures: PraiseFigures, reason: PraiseReason, metricId: string | null): PraiseCandidate[] {
  const ranked = people(figures).map(({ id }) => {
    const value = figures.days.sales.sold(id, metricId, figures.days.day)
    return { participantId: id, reason, metricId, value, compared: null }
  })
  return strongestFirst(ranked.filter((each) => each.value > 0)).slice(0, 1)
}

/** The last five working days against the five before, per day on duty; only for people on duty in most of both. */
function risers(figures: PraiseFigures): PraiseCandidate[] {
  const { days } = figures
  const all = people(figures).flatMap(({ id }): PraiseCandidate[] => {
    const recent = sumOf(days, id, days.recent)
    const before = sumOf(days, id, days.before)
    if (recent.onDuty < LEAST.onDuty || before.onDuty < LEAST.onDuty) return []
    const was = Math.round((before.points / before.onDuty) * SPAN)
    const value = Math.round((recent.points / recent.onDuty) * SPAN) - was
    return value > 0 ? [{ participantId: id, reason: 'biggest_rise', metricId: null, value, compared: was }] : []
  })
  return strongestFirst(all)
}

function againstPledge(figures: PraiseFigures): PraiseCandidate[] {
  const { days, outcomes } = figures
  const all = outcomes.flatMap(({ participantId, day, lines, isKept }): PraiseCandidate[] => {
    const worth = worthOf(days.contest.view, lines)
    if (!isKept || worth === 0) return []
    const value = Math.round((days.sales.points(participantId, day) / worth) * 100)
    return [{ participantId, reason: 'best_against_pledge', metricId: null, value, compared: null }]
  })
  return strongestFirst(all)
}

/** Consecutive days on duty, up to the praised day, with the pledge kept. */
function streaks(figures: PraiseFigures): PraiseCandidate[] {
  const { days, pledges } = figures
  const newestFirst = days.days.toReversed()
  const all = people(figures).flatMap(({ id }): PraiseCandidate[] => {
    let value = 0
    const isOnDuty = days.duty.of(id)
    for (const day of newestFirst) {
      if (!isOnDuty(day)) continue
      if (!pledges.isKept(id, day)) break
      value++
    }
    return value >= LEAST.streak
      ? [{ participantId: id, reason: 'pledge_streak', metricId: null, value, compared: null }]
      : []
  })
  return strongestFirst(all)
}

/** 破零 after days on duty without a deal. */
function afterDrySpell(figures: PraiseFigures): PraiseCandidate[] {
  const { days } = figures
  const all = people(figures).flatMap(({ id }): PraiseCandidate[] => {
    if (deals(figures, id) === 0) return []
    const isOnDuty = days.duty.of(id)
    const own = days.days.filter((day) => day !== days.day && isOnDuty(day)).toReversed()
    const last = own.findIndex((day) => days.sales.deals(id, day) > 0)
    const value = last === -1 ? own.length : last
    return value >= LEAST.drySpell
      ? [{ participantId: id, reason: 'first_after_dry_spell', metricId: null, value, compared: null }]
      : []
  })
  return strongestFirst(all)
}

function helpers({ helped }: PraiseFigures): PraiseCandidate[] {
  const all = [...helped].map(
    ([participantId, value]): PraiseCandidate => ({
      participantId,
      reason: 'helping',
      metricId: null,
      value,
      compared: null,
    }),
  )
  return strongestFirst(all)
}

/** The first deal of a participant who joined after the start. */
function newcomers(figures: PraiseFigures): PraiseCandidate[] {
  const { days } = figures
  return people(figures).flatMap(({ id, activeFrom }): PraiseCandidate[] => {
    if (activeFrom === null || activeFrom <= days.contest.startsOn) return []
    const value = deals(figures, id)
    const isFirst = value > 0 && days.days.every((day) => day === days.day || days.sales.deals(id, day) === 0)
    return isFirst ? [{ participantId: id, reason: 'first_deal', metricId: null, value, compared: null }] : []
  })
}
