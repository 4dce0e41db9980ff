import { type ContestView, hasWeights } from '#shared/contest/contests/contract'
import type { DealFact, LiveFact } from '#shared/live/protocol'
import { amount, linesInWords, pointsUnit, rankingAmount } from '#web/words/amounts'
import { dayInWords } from '#web/words/days'
import type { Translator } from '#web/words/translator'

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

/** One fact as one sentence; nothing for what only refreshes a screen. Whoever takes a sale back is not named. */
export function factWords(translator: Translator, contest: Named, fact: LiveFact): FactWords | undefined {
  const { t } = translator
  switch (fact.type) {
    case 'import.line':
    case 'contest.changed':
    case 'meeting.changed':
    case 'duty.changed':
    case 'dispute.changed':
      return undefined
    case 'report.published':
      return { ...none, tone: 'lead', icon: 'i-lucide-scroll-text', words: reportWords(translator, fact) }
    case 'report.withdrawn':
      return { ...none, icon: 'i-lucide-undo-2', words: t('feed.reportWithdrawn', { reason: fact.reason }) }
    case 'benchmark.changed':
      return benchmarkWords(translator, contest, fact)
    case 'dispute.opened': {
      const words = t(`feed.dispute.opened.${fact.kind}`, { what: linesInWords(translator, contest, fact.lines) })
      return { ...none, icon: 'i-lucide-scale', words }
    }
    case 'dispute.ruled': {
      const named = { what: linesInWords(translator, contest, fact.lines), reason: fact.reason }
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
      return dealWords(translator, contest, fact)
    case 'import.recorded':
      return { ...none, icon: 'i-lucide-file-input', words: t('feed.imported', { n: fact.deals }) }
    case 'deal.withdrawn':
      return {
        ...none,
        icon: 'i-lucide-undo-2',
        words: t('feed.withdrawn', { what: takenInWords(translator, contest, fact) }),
      }
    case 'deal.cancelled':
      return {
        ...none,
        icon: 'i-lucide-undo-2',
        words: t('feed.cancelled', { what: takenInWords(translator, contest, fact) }),
      }
    case 'deal.reassigned': {
      const named = { what: takenInWords(translator, contest, fact), name: fact.toName }
      return { ...none, icon: 'i-lucide-gavel', words: t('feed.reassigned', named) }
    }
    case 'deal.activated': {
      const { colour } = teamOf(contest, fact.team.teamId)
      const words = t('feed.activated', { what: linesInWords(translator, contest, fact.lines) })
      return { ...none, icon: 'i-lucide-circle-check', subject: fact.name, words, colour }
    }
    case 'lead.changed': {
      const { name, colour } = teamOf(contest, fact.teamId)
      const named = { team: teamOf(contest, fact.overTeamId).name, by: rankingAmount(translator, contest, fact.by) }
      return { ...none, tone: 'lead', icon: 'i-lucide-flame', subject: name, words: t('feed.lead', named), colour }
    }
    case 'goal.reached':
      return goalWords(translator, contest, fact)
    case 'pledge.made':
      return pledgeWords(translator, contest, fact)
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

const none: FactWords = { tone: 'quiet', icon: '', subject: '', words: '', badge: '', colour: undefined }

const teamOf = (contest: Named, teamId: string | undefined) => {
  const team = contest.teams.find((each) => each.id === teamId)
  return { name: team?.name ?? '', colour: team?.colour }
}
const teamOfPerson = (contest: Named, participantId: string) =>
  teamOf(contest, contest.participants.find((each) => each.id === participantId)?.teamId)

function dealWords(translator: Translator, contest: Named, fact: FactOf<'deal.recorded'>): FactWords | undefined {
  const { t } = translator
  const what = linesInWords(translator, contest, [...fact.lines, ...(fact.pending ?? [])])
  const { colour } = teamOf(contest, fact.team.teamId)
  const deal = { ...none, subject: fact.name, icon: 'i-lucide-plus', colour }
  // Told by the fact that moved it.
  if (fact.reassigns) return undefined
  if (fact.isSilent)
    return { ...deal, words: t('feed.deal.late', { what, day: dayInWords(translator, fact.businessDate) }) }
  if (fact.lines.length === 0) return { ...deal, words: t('feed.deal.pending', { what }) }
  const words = t('feed.deal.words', { what, nth: fact.nthOfDay })
  return { ...deal, tone: 'sale', words, badge: fact.isFirstOfDay ? t('feed.deal.first') : '' }
}

/** What a reversal took back, waiting lines among it. */
function takenInWords(translator: Translator, contest: Named, fact: DealFact): string {
  const pending = 'pending' in fact ? (fact.pending ?? []) : []
  const taken = [...fact.lines, ...pending].map(({ metricId, quantity }) => ({ metricId, quantity: -quantity }))
  return linesInWords(translator, contest, taken)
}

function goalWords(translator: Translator, contest: Named, fact: FactOf<'goal.reached'>): FactWords {
  const metric = contest.metrics.find((each) => each.id === fact.metricId)
  const { name, colour } = teamOf(contest, fact.teamId)
  const words = translator.t(`feed.goal.${fact.level}`, {
    metric: metric?.name ?? (hasWeights(contest) ? translator.t('feed.goal.points') : translator.t('feed.goal.total')),
    value: amount(translator, fact.value, metric?.unit ?? pointsUnit(translator, contest)),
  })
  return { ...none, tone: 'gold', icon: 'i-lucide-trophy', subject: name, words, colour }
}

const reportWords = ({ t }: Translator, { report }: FactOf<'report.published'>): string =>
  report.kind === 'final' ? t(`feed.report.final.${report.stage}`) : t(`feed.report.${report.kind}`)

function pledgeWords(translator: Translator, contest: Named, fact: FactOf<'pledge.made'>): FactWords {
  const { pledge, isRaise, name } = fact
  const how = isRaise ? 'raise' : pledge.isLate ? 'late' : 'made'
  const what = linesInWords(translator, contest, (isRaise && pledge.raised) || pledge.lines)
  const said = pledge.sentence && !isRaise ? translator.t('feed.pledge.said', { sentence: pledge.sentence }) : ''
  const by = pledge.recordedBy ? translator.t('feed.pledge.by', { name: pledge.recordedBy }) : ''
  const { colour } = teamOfPerson(contest, pledge.participantId)
  const words = translator.t(`feed.pledge.${how}`, { what }) + said + by
  return { ...none, tone: 'pledge', icon: 'i-lucide-megaphone', subject: name, words, colour }
}

function benchmarkWords(
  translator: Translator,
  contest: Named,
  fact: FactOf<'benchmark.changed'>,
): FactWords | undefined {
  const named = fact.benchmarks.find((benchmark) => benchmark.id === fact.named)
  if (!named) return undefined
  const metric = contest.metrics.find((each) => each.id === named.metricId)?.name ?? translator.t('benchmarks.overall')
  const { colour } = teamOfPerson(contest, named.participantId)
  const words = translator.t('feed.benchmark', { metric, citation: named.citation })
  return { ...none, tone: 'gold', icon: 'i-lucide-medal', subject: named.name, words, colour }
}
