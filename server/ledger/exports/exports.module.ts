import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { ExportsController } from '#server/ledger/exports/exports.controller'
import { ExportsRepository } from '#server/ledger/exports/exports.repository'
import { ExportsService } from '#server/ledger/exports/exports.service'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 导出: the figures of a contest as files. */
@Module({
  imports: [AuditModule, ContestsModule],
  controllers: [ExportsController],
  providers: [ExportsService, ExportsRepository],
})
export class ExportsModule {}
