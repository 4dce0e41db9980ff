import type { CardBrief, SoldView } from '#shared/ritual/playbook/contract'
import { amount, dayInWords, type Speaker } from '#web/features/screens/feed/fact-words'

/** 3G 5 部、宽带 2 户, or nothing. */
export const soldInWords = (say: Speaker, { metrics }: SoldView): string =>
  metrics
    .map(({ name, unit, quantity }) => say.t('feed.line', { metric: name, amount: amount(say, quantity, unit) }))
    .join(say.t('feed.and'))

/** Where a card belongs: moment, metric, segment and trade. */
export const tagsOf = (say: Speaker, { moment, metric, segment, trade }: Partial<CardBrief>): string[] =>
  [moment && say.t(`playbook.moment.${moment}`), metric, segment && say.t(`playbook.segment.${segment}`), trade].filter(
    (tag): tag is string => Boolean(tag),
  )

/** Until when a policy holds. */
export const expiryInWords = (say: Speaker, { expiresOn, isExpired }: Pick<CardBrief, 'expiresOn' | 'isExpired'>) =>
  expiresOn === null
    ? ''
    : say.t(isExpired ? 'playbook.expiredOn' : 'playbook.validUntil', {
        year: expiresOn.slice(0, 4),
        day: dayInWords(say, expiresOn),
      })

/** `tel:` wants digits only. */
export const telOf = (phone: string): string => `tel:${phone.replaceAll(/[^\d+*#]/g, '')}`

export const kindIcon = {
  lesson: 'i-lucide-book-open',
  pitch: 'i-lucide-megaphone',
  policy: 'i-lucide-scroll-text',
  contact: 'i-lucide-phone',
} as const
