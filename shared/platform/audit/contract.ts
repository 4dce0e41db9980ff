import { z } from 'zod'
import { Instant } from '#shared/platform/time/time'

/** One line of the audit list. `before` and `after` hold what changed, as the actor saw it. */
export const AuditView = z.object({
  id: z.uuid(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  at: Instant,
})
export type AuditView = z.infer<typeof AuditView>

export const AuditPage = z.object({ lines: z.array(AuditView), next: z.string().nullable() })
export type AuditPage = z.infer<typeof AuditPage>
