import type { ContestView } from '#shared/contest/contests/contract'
import { measure, type TeamStanding } from '#shared/ledger/standings/contract'
import { dayCount } from '#shared/platform/time/time'
import { amount } from '#web/words/amounts'
import type { Translator } from '#web/words/translator'

const together = (id: string, label: string, figure: string) => ({ id, label, figure, line: figure })

/** What everyone did together: its words and its figure, the sales and the days first. */
export function seasonFigures(
  translator: Translator,
  contest: ContestView,
  standings: readonly TeamStanding[],
): { id: string; label: string; figure: string; line: string }[] {
  const { t, n } = translator
  const sum = (of: (standing: TeamStanding) => number) => standings.reduce((all, each) => all + of(each), 0)
  const { of: days } = dayCount(contest.startsOn, contest.endsOn, contest.endsOn)
  return [
    ...contest.metrics.map((metric) => {
      const value = sum(({ whole }) => measure(whole, metric.id).value)
      const figure = amount(translator, value, metric)
      return {
        id: metric.id,
        label: metric.name,
        figure,
        line: t('words.line', { metric: metric.name, amount: figure }),
      }
    }),
    together('deals', t('ceremony.deals'), t('ceremony.dealCount', { count: n(sum(({ whole }) => whole.deals)) })),
    together('days', t('ceremony.lasted'), t('ceremony.dayCount', { count: n(days) })),
  ]
}
