import type { ActivityChange } from '#shared/contest/contests/activities'
import { addedMetric } from '#shared/contest/contests/contest-on'
import { type ContestView, hasChallenge } from '#shared/contest/contests/contract'
import type { Counted } from '#shared/contest/contests/quantities'
import type { MetricChecks, Revision } from '#shared/contest/contests/revision'
import { figure, piecesOf } from '#web/words/amounts'
import { dayInWords } from '#web/words/days'
import { type Translator } from '#web/words/translator'

type Named = Pick<ContestView, 'metrics' | 'teams' | 'revisions'>

/** A revision in words: one line per change, then its first day and the reason. */
export interface RevisionWords {
  id: string
  lines: string[]
  since: string
  by: string
  isAhead: boolean
}

function checkWords(
  { t, n }: Translator,
  { name, ...counted }: Counted & { name: string },
  before: MetricChecks,
  after: MetricChecks,
): string[] {
  const limit = ({ askAbove }: MetricChecks) =>
    askAbove === null ? t('scoreboard.revisions.noLimit') : figure({ n }, askAbove, counted)
  const rule = ({ numberRule }: MetricChecks) => t(`scoreboard.revisions.rule.${numberRule}`)
  return [
    ...(before.numberRule === after.numberRule
      ? []
      : [t('scoreboard.revisions.numbers', { name, before: rule(before), after: rule(after) })]),
    ...(before.askAbove === after.askAbove
      ? []
      : [t('scoreboard.revisions.askAbove', { name, before: limit(before), after: limit(after) })]),
  ]
}

/** 活动量 走访 → 走访、电话. */
function activityWords({ t }: Translator, { before, after }: ActivityChange): string {
  const names = (all: ActivityChange['after']) => all.map(({ name }) => name).join(t('scoreboard.revisions.and')) || '–'
  return t('scoreboard.revisions.activities', { before: names(before), after: names(after) })
}

/** 湖西队 3G 目标 300 → 360, 自 5月20日 · 上级调整. */
export function revisionWords(
  translator: Translator,
  contest: Named,
  revision: Revision,
  today: string,
): RevisionWords {
  const { t, n } = translator
  const added = (contest.revisions ?? []).flatMap(({ changes }) => changes.metrics)
  const known = [...contest.metrics, ...added.map(addedMetric)]
  const countedAs = (id: string | null) => known.find((each) => each.id === id) ?? { name: '', ...piecesOf('') }
  const metric = (id: string | null) => countedAs(id).name
  const team = (id: string | null) => contest.teams.find((each) => each.id === id)?.name ?? t('scoreboard.totals.all')
  const { goals, points, metrics, checks = [], activities } = revision.changes
  return {
    id: revision.id,
    lines: [
      ...goals.flatMap(({ teamId, metricId, before, after }) => {
        const whose = [team(teamId), metricId === null ? t('scoreboard.points') : metric(metricId)].join(' ')
        const shown = (quantity: number) => figure(translator, quantity, countedAs(metricId))
        return (['target', 'challenge'] as const).flatMap((level) => {
          const figures = { whose, before: shown(before?.[level] ?? 0), after: shown(after[level]) }
          const isNamed = level === 'target' || hasChallenge(after) || (before && hasChallenge(before))
          return before?.[level] === after[level] || !isNamed ? [] : [t(`scoreboard.revisions.${level}`, figures)]
        })
      }),
      ...points.map(({ metricId, before, after }) =>
        t('scoreboard.revisions.points', { name: metric(metricId), before: n(before), after: n(after) }),
      ),
      ...checks.flatMap(({ metricId, before, after }) => checkWords(translator, countedAs(metricId), before, after)),
      ...metrics.map(({ name, unit, pointsPerUnit }) =>
        t('scoreboard.revisions.added', { name, unit, points: n(pointsPerUnit) }),
      ),
      ...(activities ? [activityWords(translator, activities)] : []),
    ],
    since: t('scoreboard.revisions.since', { day: dayInWords(translator, revision.from), reason: revision.reason }),
    by: revision.by,
    isAhead: revision.from > today,
  }
}
