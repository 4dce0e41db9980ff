import type { ContestView } from '#shared/contest/contests/contract'
import type { AgendaItem } from '#shared/ritual/meetings/items'
import type { PraiseProposal } from '#shared/ritual/meetings/praise'
import { amount, pointsUnit, type Speaker } from '#web/features/screens/feed/fact-words'

type Named = Pick<ContestView, 'metrics' | 'teams'>
type Gap = Pick<
  Extract<AgendaItem, { type: 'shortfalls' }>['gaps'][number],
  'metricId' | 'teamId' | 'area' | 'actual' | 'due'
>

/** Why someone is praised, in figures and in the units of the trade. */
export function praiseWords(
  say: Speaker,
  contest: Named,
  { reason, metricId, value, compared }: Omit<PraiseProposal, 'id' | 'participantId' | 'name'>,
): string {
  const metric = contest.metrics.find((each) => each.id === metricId)
  const unit = metric?.unit ?? pointsUnit(say, contest)
  return say.t(`meetings.praise.why.${reason}`, {
    metric: metric?.name ?? '',
    value: say.n(value),
    amount: amount(say, value, unit),
    compared: amount(say, compared ?? 0, unit),
  })
}

/** What a gap is about: 湖西队 3G, 建材市场 宽带, 全场 3G. */
export function gapSubject(
  say: Speaker,
  contest: Named,
  { metricId, teamId, area }: Omit<Gap, 'actual' | 'due'>,
): string {
  const where = area ?? contest.teams.find((team) => team.id === teamId)?.name ?? say.t('meetings.shortfalls.whole')
  const metric = contest.metrics.find((each) => each.id === metricId)?.name ?? say.t('meetings.shortfalls.points')
  return say.t('meetings.shortfalls.subject', { where, metric })
}

/** One gap in a sentence: how far, due how much, and what is missing. */
export function gapWords(say: Speaker, contest: Named, gap: Gap): string {
  const unit = contest.metrics.find((each) => each.id === gap.metricId)?.unit ?? pointsUnit(say, contest)
  return say.t('meetings.shortfalls.sentence', {
    subject: gapSubject(say, contest, gap),
    actual: amount(say, gap.actual, unit),
    due: amount(say, gap.due, unit),
    gap: amount(say, gap.due - gap.actual, unit),
  })
}

/** A team's quantities of a day, in the contest's order; what is nothing is left out. */
export function quantitiesInWords(
  say: Speaker,
  contest: Pick<ContestView, 'metrics'>,
  quantities: Readonly<Record<string, number>>,
): string {
  return contest.metrics
    .flatMap(({ id, name, unit }) =>
      quantities[id] ? [say.t('feed.line', { metric: name, amount: amount(say, quantities[id], unit) })] : [],
    )
    .join(say.t('feed.and'))
}
