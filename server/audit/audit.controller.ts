import { Controller, Get, Query } from '@nestjs/common'
import { z } from 'zod'
import { AuditService } from '#server/audit/audit.service'
import { DirectorsOnly, Me } from '#server/http/access'
import type { Person } from '#server/http/caller'
import type { AuditPage } from '#shared/audit'

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
  page(@Me() me: Person, @Query({ schema: AuditQuery }) { contestId, before }: AuditQuery): Promise<AuditPage> {
    return this.audit.page(me, contestId, before)
  }
}
