import type { ContestView } from '#shared/contest/contests/contract'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import type { ActivityLine } from '#shared/ritual/pledges/pledged-activities'
import { type AfterSales, soldBeforeOf } from '#shared/ritual/pledges/sold-before'
import { amount, linesInWords, piecesOf } from './amounts'
import type { Translator } from './translator'

type Contest = Parameters<typeof linesInWords>[1]

/** The lines of a pledge in words; of one that was made after sales: 3G 2 部（此前已有 3G 1 部）. */
export function pledgedInWords(
  translator: Translator,
  contest: Contest,
  pledge: AfterSales,
  lines: readonly MetricQuantity[],
): string {
  const what = linesInWords(translator, contest, lines)
  const had = linesInWords(translator, contest, soldBeforeOf(pledge, lines))
  return had === '' ? what : translator.t('words.onTop', { what, had })
}

/** Activities (活动量) in words, in the contest's order: 拜访 10 次 · 电话 20 个. */
export const activitiesInWords = (
  translator: Translator,
  { activities = [] }: Pick<ContestView, 'activities'>,
  lines: readonly ActivityLine[],
): string =>
  activities
    .flatMap(({ id, name, unit }) => {
      const count = lines.find(({ activityId }) => activityId === id)?.count ?? 0
      return count > 0 ? [`${name} ${amount(translator, count, piecesOf(unit))}`] : []
    })
    .join(' · ')
