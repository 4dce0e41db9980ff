import type { ContestView } from '#shared/contest/contests/contract'
import type { Segment } from '#shared/contest/territories/contract'
import type { AgendaItem } from '#shared/ritual/meetings/items'
import type { PraiseProposal } from '#shared/ritual/meetings/praise'
import { amount, countedIn } from '#web/words/amounts'
import { type Translator } from '#web/words/translator'

type Named = Pick<ContestView, 'metrics' | 'teams'>
type Gap = Pick<
  Extract<AgendaItem, { type: 'shortfalls' }>['gaps'][number],
  'metricId' | 'teamId' | 'area' | 'actual' | 'due'
> & { segment?: Segment | null }

/** Why someone is praised, in figures and in the units of the trade. */
export function praiseWords(
  translator: Translator,
  contest: Named,
  { reason, metricId, value, compared }: Omit<PraiseProposal, 'id' | 'participantId' | 'name'>,
): string {
  const metric = contest.metrics.find((each) => each.id === metricId)
  const counted = countedIn(translator, contest, metricId)
  return translator.t(`meetings.praise.why.${reason}`, {
    metric: metric?.name ?? '',
    value: translator.n(value),
    amount: amount(translator, value, counted),
    compared: amount(translator, compared ?? 0, counted),
  })
}

/** The subject of a gap: 湖西队 3G, 建材市场 宽带, 全场 3G. */
export function gapSubject(
  translator: Translator,
  contest: Named,
  { metricId, teamId, area, segment }: Omit<Gap, 'actual' | 'due'>,
): string {
  const where =
    area ??
    (segment ? translator.t(`territories.segment.${segment}`) : undefined) ??
    contest.teams.find((team) => team.id === teamId)?.name ??
    translator.t('meetings.shortfalls.whole')
  const metric =
    contest.metrics.find((each) => each.id === metricId)?.name ?? translator.t('meetings.shortfalls.points')
  return translator.t('meetings.shortfalls.subject', { where, metric })
}

/** One gap in a sentence: how far, due how much, and what is missing. */
export function gapWords(translator: Translator, contest: Named, gap: Gap): string {
  const counted = countedIn(translator, contest, gap.metricId)
  return translator.t('meetings.shortfalls.sentence', {
    subject: gapSubject(translator, contest, gap),
    actual: amount(translator, gap.actual, counted),
    due: amount(translator, gap.due, counted),
    gap: amount(translator, gap.due - gap.actual, counted),
  })
}
