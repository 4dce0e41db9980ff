import { NoticePage, UnreadNotices } from '#shared/contest/inbox/contract'
import { get, post } from '#web/api/http'

const PAGE_SIZE = 30

export const listNotices = (before: string | null) =>
  get(`/api/me/notices?limit=${PAGE_SIZE}${before ? `&before=${before}` : ''}`, NoticePage)
export const readNotices = (upTo: string) => post('/api/me/notices/read', UnreadNotices, { upTo })
