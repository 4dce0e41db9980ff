import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { TariffsController } from '#server/field/proposals/tariffs.controller'
import { TariffsService } from '#server/field/proposals/tariffs.service'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 客户建议书: what a customer would pay; each proposal is made on the phone, and counted as an activity. */
@Module({
  imports: [AuditModule, ContestsModule],
  controllers: [TariffsController],
  providers: [TariffsService],
})
export class ProposalsModule {}
