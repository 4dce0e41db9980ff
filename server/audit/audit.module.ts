import { Module } from '@nestjs/common'
import { AuditController } from '#server/audit/audit.controller'
import { AuditRepository } from '#server/audit/audit.repository'
import { AuditService } from '#server/audit/audit.service'

/** Who changed what. Others note their changes through `AuditService`. */
@Module({
  controllers: [AuditController],
  providers: [AuditService, AuditRepository],
  exports: [AuditService],
})
export class AuditModule {}
