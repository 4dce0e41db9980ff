import { Module } from '@nestjs/common'
import { AuditController } from '#server/platform/audit/audit.controller'
import { AuditRepository } from '#server/platform/audit/audit.repository'
import { AuditService } from '#server/platform/audit/audit.service'

/** Who changed what. Others note their changes through `AuditService`. */
@Module({
  controllers: [AuditController],
  providers: [AuditService, AuditRepository],
  exports: [AuditService],
})
export class AuditModule {}
