import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import { type AfterSales, soldBeforeOf } from '#shared/ritual/pledges/sold-before'
import { linesInWords } from './amounts'
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
