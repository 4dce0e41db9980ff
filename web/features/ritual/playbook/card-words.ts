import type { CardBrief, SoldView } from '#shared/ritual/playbook/contract'
import { amount } from '#web/words/amounts'
import { dayInWords } from '#web/words/days'
import { type Translator } from '#web/words/translator'

/** 3G 5 部、宽带 2 户, or nothing. */
export const soldInWords = (translator: Translator, { metrics }: SoldView): string =>
  metrics
    .map((sold) => translator.t('words.line', { metric: sold.name, amount: amount(translator, sold.quantity, sold) }))
    .join(translator.t('words.and'))

/** Where a card belongs: moment, metric, segment and trade. */
export const tagsOf = (translator: Translator, { moment, metric, segment, trade }: Partial<CardBrief>): string[] =>
  [
    moment && translator.t(`playbook.moment.${moment}`),
    metric,
    segment && translator.t(`playbook.segment.${segment}`),
    trade,
  ].filter((tag): tag is string => Boolean(tag))

/** Until when a policy holds. */
export const expiryInWords = (
  translator: Translator,
  { expiresOn, isExpired }: Pick<CardBrief, 'expiresOn' | 'isExpired'>,
) =>
  expiresOn === null
    ? ''
    : translator.t(isExpired ? 'playbook.expiredOn' : 'playbook.validUntil', {
        year: expiresOn.slice(0, 4),
        day: dayInWords(translator, expiresOn),
      })

/** `tel:` wants digits only. */
export const telOf = (phone: string): string => `tel:${phone.replaceAll(/[^\d+*#]/g, '')}`

export const kindIcon = {
  lesson: 'i-lucide-book-open',
  pitch: 'i-lucide-megaphone',
  policy: 'i-lucide-scroll-text',
  contact: 'i-lucide-phone',
} as const
