import type { ContestView } from '#shared/contest/contests/contract'
import type { Counted } from '#shared/contest/contests/quantities'
import { serviceOf } from '#shared/contest/contests/services'
import type { Totals } from '#shared/ledger/standings/contract'
import { amount, linesInWords } from '#web/words/amounts'
import { serviceWords, wordsOfService } from '#web/words/services'
import { type Translator } from '#web/words/translator'

/** 退 2 户, 待激活 2 户: the notes next to one figure of some totals; not included in it. */
export function figureNotes(
  translator: Translator,
  totals: Totals,
  by: string,
  counted: Counted & { name: string },
): string[] {
  if (by === 'points') return cancelledDeals(translator, totals)
  const { cancelled = 0, pending = 0 } = totals.metrics[by] ?? {}
  return [
    ...(cancelled > 0
      ? [translator.t('scoreboard.notes.cancelled', { what: amount(translator, cancelled, counted) })]
      : []),
    ...(pending > 0
      ? [
          translator.t('scoreboard.notes.pending', {
            what: amount(translator, pending, counted),
            ...wordsOfService(translator, serviceOf(counted)),
          }),
        ]
      : []),
  ]
}

/** 待激活 宽带 2 户, over all metrics; nothing where nothing waits. */
export function pendingInWords(
  translator: Translator,
  contest: Pick<ContestView, 'metrics'>,
  totals: Totals,
): string[] {
  const lines = Object.entries(totals.metrics).map(([metricId, { pending = 0 }]) => ({ metricId, quantity: pending }))
  const waiting = lines.filter(({ quantity }) => quantity > 0)
  const what = linesInWords(translator, contest, waiting)
  return what ? [translator.t('scoreboard.notes.pending', { what, ...serviceWords(translator, contest, waiting) })] : []
}

/** 退 1 单: never subtracted from the number next to it on the day of the sale. */
export function cancelledDeals(translator: Translator, { cancelled }: Totals): string[] {
  return cancelled && cancelled.deals > 0
    ? [
        translator.t('scoreboard.notes.cancelled', {
          what: translator.t('scoreboard.notes.deals', { n: cancelled.deals }),
        }),
      ]
    : []
}

/** The same of several totals, as those of all teams. */
export function sumOfTotals(all: readonly Totals[]): Totals {
  const sum: Totals = { points: 0, deals: 0, reachedSeq: 0, metrics: {}, cancelled: { deals: 0, points: 0 } }
  for (const { metrics, cancelled } of all) {
    if (sum.cancelled) sum.cancelled.deals += cancelled?.deals ?? 0
    for (const [id, line] of Object.entries(metrics)) {
      const metric = sum.metrics[id] ?? { quantity: 0, reachedSeq: 0, cancelled: 0, pending: 0 }
      metric.cancelled = (metric.cancelled ?? 0) + (line.cancelled ?? 0)
      metric.pending = (metric.pending ?? 0) + (line.pending ?? 0)
      sum.metrics[id] = metric
    }
  }
  return sum
}
