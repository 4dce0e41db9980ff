import { type ContestView, hasWeights } from '#shared/contest/contests/contract'
import type { DealFact, LiveFact } from '#shared/live/protocol'
import { wallClock } from '#shared/platform/time/time'

/** The parts of vue-i18n that sentences need. */
export interface Speaker {
  t: (key: string, named?: Record<string, unknown>) => string
  n: (value: number) => string
}

/** How loud a line is: gold for victories, `quiet` for what is only noted. */
export type FactTone = 'sale' | 'lead' | 'gold' | 'pledge' | 'quiet'

/** A fact in words: `subject` did `words`; `badge` is what stands out, and `colour` whose team it was. */
export interface FactWords {
  tone: FactTone
  icon: string
  subject: string
  words: string
  badge: string
  colour: string | undefined
}

type Named = Pick<ContestView, 'metrics' | 'teams' | 'participants' | 'rankingBasis'>
type FactOf<Type extends LiveFact['type']> = Extract<LiveFact, { type: Type }>

/** 分 where points say more than quantities, else nothing. */
export const pointsUnit = (say: Speaker, contest: Pick<ContestView, 'metrics'>): string =>
  hasWeights(contest) ? say.t('feed.points') : ''

/** A value with its unit, or the bare number. */
export const amount = (say: Speaker, value: number, unit: string): string =>
  unit === '' ? say.n(value) : say.t('feed.amount', { value: say.n(value), unit })

/** What parts two teams in the ranking: points, tenths of points per head, or tenths of a percentage point. */
export function rankingAmount(
  say: Speaker,
  contest: Pick<ContestView, 'rankingBasis' | 'metrics'>,
  steps: number,
): string {
  if (contest.rankingBasis === 'total') return amount(say, steps, pointsUnit(say, contest))
  if (steps === 0) return say.t('feed.ranking.hair')
  const key = contest.rankingBasis === 'per_head' ? 'feed.ranking.perHead' : 'feed.ranking.points'
  return say.t(key, { by: say.n(steps / 10) })
}

/** What was sold or pledged, in the order of the contest's metrics: 3G 2 部、宽带 1 户. */
export function linesInWords(
  say: Speaker,
  contest: Pick<ContestView, 'metrics'>,
  lines: readonly { metricId: string; quantity: number }[],
): string {
  return contest.metrics
    .flatMap(({ id, name, unit }) => {
      const quantity = lines.reduce((sum, line) => sum + (line.metricId === id ? line.quantity : 0), 0)
      return quantity === 0 ? [] : [say.t('feed.line', { metric: name, amount: amount(say, quantity, unit) })]
    })
    .join(say.t('feed.and'))
}

/** One fact as one sentence; nothing for what only refreshes a screen. Whoever takes a sale back is not named. */
export function factWords(say: Speaker, contest: Named, fact: LiveFact): FactWords | undefined {
  const { t } = say
  switch (fact.type) {
    case 'import.line':
    case 'contest.changed':
    case 'meeting.changed':
    case 'duty.changed':
    case 'dispute.changed':
      return undefined
    case 'report.published':
      return { ...none, tone: 'lead', icon: 'i-lucide-scroll-text', words: reportWords(say, fact) }
    case 'report.withdrawn':
      return { ...none, icon: 'i-lucide-undo-2', words: t('feed.reportWithdrawn', { reason: fact.reason }) }
    case 'benchmark.changed':
      return benchmarkWords(say, contest, fact)
    case 'dispute.opened': {
      const words = t(`feed.dispute.opened.${fact.kind}`, { what: linesInWords(say, contest, fact.lines) })
      return { ...none, icon: 'i-lucide-scale', words }
    }
    case 'dispute.ruled': {
      const named = { what: linesInWords(say, contest, fact.lines), reason: fact.reason }
      return { ...none, icon: 'i-lucide-gavel', words: t(`feed.dispute.ruled.${fact.outcome}`, named) }
    }
    case 'lesson.published':
      return {
        ...none,
        tone: 'pledge',
        icon: 'i-lucide-book-open',
        subject: fact.author,
        words: t('feed.lesson.published', { title: fact.title }),
      }
    case 'lesson.used':
      return {
        ...none,
        icon: 'i-lucide-book-check',
        subject: fact.name,
        words: t('feed.lesson.used', { title: fact.title, uses: fact.uses }),
      }
    case 'deal.recorded':
      return dealWords(say, contest, fact)
    case 'import.recorded':
      return { ...none, icon: 'i-lucide-file-input', words: t('feed.imported', { n: fact.deals }) }
    case 'deal.withdrawn':
      return {
        ...none,
        icon: 'i-lucide-undo-2',
        words: t('feed.withdrawn', { what: takenInWords(say, contest, fact) }),
      }
    case 'deal.cancelled':
      return {
        ...none,
        icon: 'i-lucide-undo-2',
        words: t('feed.cancelled', { what: takenInWords(say, contest, fact) }),
      }
    case 'deal.reassigned': {
      const named = { what: takenInWords(say, contest, fact), name: fact.toName }
      return { ...none, icon: 'i-lucide-gavel', words: t('feed.reassigned', named) }
    }
    case 'deal.activated': {
      const { colour } = teamOf(contest, fact.team.teamId)
      const words = t('feed.activated', { what: linesInWords(say, contest, fact.lines) })
      return { ...none, icon: 'i-lucide-circle-check', subject: fact.name, words, colour }
    }
    case 'lead.changed': {
      const { name, colour } = teamOf(contest, fact.teamId)
      const named = { team: teamOf(contest, fact.overTeamId).name, by: rankingAmount(say, contest, fact.by) }
      return { ...none, tone: 'lead', icon: 'i-lucide-flame', subject: name, words: t('feed.lead', named), colour }
    }
    case 'goal.reached':
      return goalWords(say, contest, fact)
    case 'pledge.made':
      return pledgeWords(say, contest, fact)
    case 'pledge.kept': {
      const { colour } = teamOfPerson(contest, fact.participantId)
      const words = t('feed.kept.words')
      return { ...none, tone: 'pledge', icon: 'i-lucide-badge-check', subject: fact.name, words, colour }
    }
    case 'team.opened': {
      const { name, colour } = teamOf(contest, fact.teamId)
      return { ...none, tone: 'gold', icon: 'i-lucide-sparkles', subject: name, words: t('feed.opened'), colour }
    }
  }
}

/** When it happened in the contest's zone; the day is told where it is not `today`. */
export function factTime(say: Speaker, at: string, timezone: string, today: string): string {
  const { day, time } = wallClock(new Date(at), timezone)
  return day === today ? time : say.t('feed.onDay', { day: dayInWords(say, day), time })
}

/** 5月12日. */
export function dayInWords(say: Speaker, day: string): string {
  const [, month = 1, date = 1] = day.split('-').map(Number)
  return say.t('feed.day', { month, date, monthName: say.t(`feed.month.${month}`) })
}

const none: FactWords = { tone: 'quiet', icon: '', subject: '', words: '', badge: '', colour: undefined }

const teamOf = (contest: Named, teamId: string | undefined) => {
  const team = contest.teams.find((each) => each.id === teamId)
  return { name: team?.name ?? '', colour: team?.colour }
}
const teamOfPerson = (contest: Named, participantId: string) =>
  teamOf(contest, contest.participants.find((each) => each.id === participantId)?.teamId)

function dealWords(say: Speaker, contest: Named, fact: FactOf<'deal.recorded'>): FactWords | undefined {
  const { t } = say
  const what = linesInWords(say, contest, [...fact.lines, ...(fact.pending ?? [])])
  const { colour } = teamOf(contest, fact.team.teamId)
  const deal = { ...none, subject: fact.name, icon: 'i-lucide-plus', colour }
  // Told by the fact that moved it.
  if (fact.reassigns) return undefined
  if (fact.isSilent) return { ...deal, words: t('feed.deal.late', { what, day: dayInWords(say, fact.businessDate) }) }
  if (fact.lines.length === 0) return { ...deal, words: t('feed.deal.pending', { what }) }
  const words = t('feed.deal.words', { what, nth: fact.nthOfDay })
  return { ...deal, tone: 'sale', words, badge: fact.isFirstOfDay ? t('feed.deal.first') : '' }
}

/** What a reversal took back, waiting lines among it. */
function takenInWords(say: Speaker, contest: Named, fact: DealFact): string {
  const pending = 'pending' in fact ? (fact.pending ?? []) : []
  const taken = [...fact.lines, ...pending].map(({ metricId, quantity }) => ({ metricId, quantity: -quantity }))
  return linesInWords(say, contest, taken)
}

function goalWords(say: Speaker, contest: Named, fact: FactOf<'goal.reached'>): FactWords {
  const metric = contest.metrics.find((each) => each.id === fact.metricId)
  const { name, colour } = teamOf(contest, fact.teamId)
  const words = say.t(`feed.goal.${fact.level}`, {
    metric: metric?.name ?? (hasWeights(contest) ? say.t('feed.goal.points') : say.t('feed.goal.total')),
    value: amount(say, fact.value, metric?.unit ?? pointsUnit(say, contest)),
  })
  return { ...none, tone: 'gold', icon: 'i-lucide-trophy', subject: name, words, colour }
}

const reportWords = ({ t }: Speaker, { report }: FactOf<'report.published'>): string =>
  report.kind === 'final' ? t(`feed.report.final.${report.stage}`) : t(`feed.report.${report.kind}`)

function pledgeWords(say: Speaker, contest: Named, fact: FactOf<'pledge.made'>): FactWords {
  const { pledge, isRaise, name } = fact
  const how = isRaise ? 'raise' : pledge.isLate ? 'late' : 'made'
  const what = linesInWords(say, contest, (isRaise && pledge.raised) || pledge.lines)
  const said = pledge.sentence && !isRaise ? say.t('feed.pledge.said', { sentence: pledge.sentence }) : ''
  const by = pledge.recordedBy ? say.t('feed.pledge.by', { name: pledge.recordedBy }) : ''
  const { colour } = teamOfPerson(contest, pledge.participantId)
  const words = say.t(`feed.pledge.${how}`, { what }) + said + by
  return { ...none, tone: 'pledge', icon: 'i-lucide-megaphone', subject: name, words, colour }
}

function benchmarkWords(say: Speaker, contest: Named, fact: FactOf<'benchmark.changed'>): FactWords | undefined {
  const named = fact.benchmarks.find((benchmark) => benchmark.id === fact.named)
  if (!named) return undefined
  const metric = contest.metrics.find((each) => each.id === named.metricId)?.name ?? say.t('benchmarks.overall')
  const { colour } = teamOfPerson(contest, named.participantId)
  const words = say.t('feed.benchmark', { metric, citation: named.citation })
  return { ...none, tone: 'gold', icon: 'i-lucide-medal', subject: named.name, words, colour }
}
