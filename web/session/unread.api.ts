import { UnreadNotices } from '#shared/contest/inbox/contract'
import { get } from '#web/api/http'

export const countUnread = () => get('/api/me/notices/unread', UnreadNotices)
