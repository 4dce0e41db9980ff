import type { Translator } from '#web/words/translator'
import type { Named } from './fact-writer'

/** Whose sale led to a moment: 严萍这一单; empty where no sale did, or that of a person who is not in the contest. */
export function causeWords(
  { t }: Translator,
  { participants }: Pick<Named, 'participants'>,
  sellerId: string | undefined,
): string {
  const seller = participants.find(({ id }) => id === sellerId)
  return seller ? t('feed.by', { name: seller.name }) : ''
}
