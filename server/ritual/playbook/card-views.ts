import { isExpired } from '#server/ritual/playbook/center-index'
import type { Lesson } from '#server/ritual/playbook/lesson.entity'
import type { CardBrief, SoldView } from '#shared/ritual/playbook/contract'

const EXCERPT_LENGTH = 90

/** A card as a list shows it; a pitch and a lesson without a story begin with their remark. */
export function briefOf(card: Lesson, today: string, sold: SoldView | undefined): CardBrief {
  const { id, kind, status, title, moment, metric, segment, trade, phone, expiresOn, uses, thanks } = card
  return {
    id,
    kind,
    status,
    title,
    excerpt: excerptOf(kind === 'pitch' ? card.remark || card.story : card.story || card.remark),
    moment,
    metric,
    segment,
    trade,
    phone,
    expiresOn,
    isExpired: isExpired(card, today),
    author: card.authorName,
    uses,
    thanks,
    sold: sold ?? { deals: 0, metrics: [] },
    publishedAt: card.publishedAt?.toISOString() ?? null,
  }
}

/** The first characters on one line, cut between characters. */
function excerptOf(text: string): string {
  const characters = [...text.replaceAll(/\s+/gu, ' ')]
  return characters.length <= EXCERPT_LENGTH ? characters.join('') : `${characters.slice(0, EXCERPT_LENGTH).join('')}…`
}
