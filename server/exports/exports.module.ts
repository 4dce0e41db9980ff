import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { ExportsController } from '#server/exports/exports.controller'
import { ExportsRepository } from '#server/exports/exports.repository'
import { ExportsService } from '#server/exports/exports.service'

/** 导出: the figures of a contest as files. */
@Module({
  imports: [AuditModule, ContestsModule],
  controllers: [ExportsController],
  providers: [ExportsService, ExportsRepository],
})
export class ExportsModule {}
