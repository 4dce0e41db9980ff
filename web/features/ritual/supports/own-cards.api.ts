import { z } from 'zod'
import { SupportCardView } from '#shared/ritual/supports/contract'
import { get, NoContent, post } from '#web/api/http'

/** One's own cards that were sent. */
export const ownCards = (contestId: string) => get(`/api/me/cards?contestId=${contestId}`, z.array(SupportCardView))
export const readCard = (id: string) => post(`/api/me/cards/${id}/read`, NoContent)
