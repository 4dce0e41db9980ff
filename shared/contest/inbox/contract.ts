import { z } from 'zod'
import { Day, Instant } from '#shared/platform/time/time'

/**
 * What a person can receive: a ruling, a sale that lapsed without its number, a report, thanks, a card of support, likes,
 * an answer of the back office, a request that has waited too long, lines of a list
 * that go back soon, a line that a sale has closed, a customer to win back,
 * lines that another channel has closed, what became of an objection to it, and an activity that a call did not confirm.
 */
export const NoticeKind = z.enum([
  'dispute_ruled',
  'number_missing',
  'report_published',
  'lesson_thanked',
  'support_sent',
  'sales_liked',
  'request_answered',
  'request_escalated',
  'lines_lapsing',
  'line_closed',
  'check_untrue',
  'line_winback',
  'lines_elsewhere',
  'objection_settled',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** What a notice is about; each kind has its own of these, and none has a customer. */
export const NoticeAbout = z.strictObject({
  outcome: z.enum(['taken_back', 'reassigned', 'stands']).optional(),
  reason: z.string().optional(),
  title: z.string().optional(),
  reportId: z.uuid().optional(),
  lessonId: z.uuid().optional(),
  people: z.int().optional(),
  deals: z.int().optional(),
  supportRequest: z.uuid().optional(),
  requestKind: z.string().optional(),
  lines: z.int().optional(),
  seller: z.string().optional(),
  member: z.string().optional(),
  day: Day.optional(),
  lineId: z.uuid().optional(),
  channel: z.enum(['hall', 'hotline', 'app']).optional(),
  objection: z.enum(['stays', 'reopened']).optional(),
})
export type NoticeAbout = z.infer<typeof NoticeAbout>

/** `contestId` null is of the centre; `by` null is the server itself. */
export const NoticeView = z.object({
  id: z.uuid(),
  contestId: z.uuid().nullable(),
  contestName: z.string().nullable(),
  kind: NoticeKind,
  about: NoticeAbout,
  by: z.string().nullable(),
  at: Instant,
  isRead: z.boolean(),
})
export type NoticeView = z.infer<typeof NoticeView>

/** Newest first; `before` pages on by the id of the last one shown. */
export const ListNotices = z.strictObject({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export type ListNotices = z.infer<typeof ListNotices>

export const NoticePage = z.object({ notices: z.array(NoticeView), next: z.uuid().nullable() })
export type NoticePage = z.infer<typeof NoticePage>

/** What is read is read for good, up to and with this notice. */
export const ReadNoticesInput = z.strictObject({ upTo: z.uuid() })
export type ReadNoticesInput = z.infer<typeof ReadNoticesInput>

export const UnreadNotices = z.object({ unread: z.int() })
export type UnreadNotices = z.infer<typeof UnreadNotices>
