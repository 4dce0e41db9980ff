import { Controller, Get, Query } from '@nestjs/common'
import { z } from 'zod'
import { AuditService } from '#server/platform/audit/audit.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { AuditPage } from '#shared/platform/audit/contract'

const AuditQuery = z.strictObject({
  contestId: z.uuid().optional(),
  before: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
})
type AuditQuery = z.infer<typeof AuditQuery>

/** The list of changes. */
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @DirectorsOnly()
  @Describe({ zh: '操作记录，最新的在前', en: 'Who changed what, newest first', answer: AuditPage })
  page(@Me() me: Person, @Query({ schema: AuditQuery }) { contestId, before }: AuditQuery): Promise<AuditPage> {
    return this.audit.page(me, contestId, before)
  }
}
