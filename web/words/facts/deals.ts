import { hasWeights } from '#shared/contest/contests/contract'
import type { DealFact } from '#shared/live/facts'
import { amount, countedIn, linesInWords, rankingAmount } from '#web/words/amounts'
import { dayInWords } from '#web/words/days'
import { serviceWords } from '#web/words/services'
import type { Translator } from '#web/words/translator'
import { type FactWriter, type Named, QUIET, teamOf } from './fact-writer'

export const dealRecorded: FactWriter<'deal.recorded'> = (translator, contest, fact, today) => {
  const { t } = translator
  const what = linesInWords(translator, contest, [...fact.lines, ...(fact.pending ?? [])])
  const { colour } = teamOf(contest, fact.team.teamId)
  const deal = { ...QUIET, subject: fact.name, icon: 'i-lucide-plus', colour }
  // `deal.reassigned`, right before, is its line.
  if (fact.reassigns) return null
  if (fact.isSilent)
    return { ...deal, words: t('feed.deal.late', { what, day: dayInWords(translator, fact.businessDate) }) }
  if (fact.lines.length === 0)
    return {
      ...deal,
      words: t('feed.deal.pending', { what, ...serviceWords(translator, contest, fact.pending ?? []) }),
    }
  const isToday = today === undefined || fact.businessDate === today
  const words = t(isToday ? 'feed.deal.words' : 'feed.deal.wordsThen', { what, nth: fact.nthOfDay })
  return { ...deal, tone: 'sale', words, badge: fact.isFirstOfDay ? t('feed.deal.first') : '' }
}

/** Does not name the member whose sale it was. */
export const dealWithdrawn: FactWriter<'deal.withdrawn'> = (translator, contest, fact) => {
  const what = reversedInWords(translator, contest, fact)
  // What was 待核 had not been told.
  if (what === '') return null
  return { ...QUIET, icon: 'i-lucide-undo-2', words: translator.t('feed.withdrawn', { what }) }
}

/** Does not name the member whose sale it was. */
export const dealCancelled: FactWriter<'deal.cancelled'> = (translator, contest, fact) => ({
  ...QUIET,
  icon: 'i-lucide-undo-2',
  words: translator.t('feed.cancelled', {
    what: reversedInWords(translator, contest, fact),
    ...serviceWords(translator, contest, [...fact.lines, ...(fact.pending ?? [])]),
  }),
})

export const dealReassigned: FactWriter<'deal.reassigned'> = (translator, contest, fact) => {
  const named = { what: reversedInWords(translator, contest, fact), name: fact.toName }
  if (named.what === '') return null
  return { ...QUIET, icon: 'i-lucide-gavel', words: translator.t('feed.reassigned', named) }
}

export const dealActivated: FactWriter<'deal.activated'> = (translator, contest, fact) => {
  const { colour } = teamOf(contest, fact.team.teamId)
  const what = linesInWords(translator, contest, fact.lines)
  const words = translator.t('feed.activated', { what, ...serviceWords(translator, contest, fact.lines) })
  return { ...QUIET, icon: 'i-lucide-circle-check', subject: fact.name, words, colour }
}

export const leadChanged: FactWriter<'lead.changed'> = (translator, contest, fact) => {
  const { name, colour } = teamOf(contest, fact.teamId)
  const named = { team: teamOf(contest, fact.overTeamId).name, by: rankingAmount(translator, contest, fact.by) }
  const words = translator.t('feed.lead', named)
  return { ...QUIET, tone: 'lead', icon: 'i-lucide-flame', subject: name, words, colour }
}

export const goalReached: FactWriter<'goal.reached'> = (translator, contest, fact) => {
  const metric = contest.metrics.find((each) => each.id === fact.metricId)
  const { name, colour } = teamOf(contest, fact.teamId)
  const words = translator.t(`feed.goal.${fact.level}`, {
    metric: metric?.name ?? (hasWeights(contest) ? translator.t('feed.goal.points') : translator.t('feed.goal.total')),
    value: amount(translator, fact.value, countedIn(translator, contest, fact.metricId)),
  })
  return { ...QUIET, tone: 'gold', icon: 'i-lucide-trophy', subject: name, words, colour }
}

export const teamOpened: FactWriter<'team.opened'> = ({ t }, contest, fact) => {
  const { name, colour } = teamOf(contest, fact.teamId)
  return { ...QUIET, tone: 'gold', icon: 'i-lucide-sparkles', subject: name, words: t('feed.opened'), colour }
}

/** What a reversal undoes, pending lines included. */
function reversedInWords(translator: Translator, contest: Named, fact: DealFact): string {
  const pending = 'pending' in fact ? (fact.pending ?? []) : []
  const reversed = [...fact.lines, ...pending].map(({ metricId, quantity }) => ({ metricId, quantity: -quantity }))
  return linesInWords(translator, contest, reversed)
}
