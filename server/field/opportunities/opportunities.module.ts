import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DealOpportunities } from '#server/field/opportunities/deal-opportunities.listener'
import { OpportunitiesController } from '#server/field/opportunities/opportunities.controller'
import { OpportunitiesRepository } from '#server/field/opportunities/opportunities.repository'
import { OpportunitiesService } from '#server/field/opportunities/opportunities.service'
import { OpportunitiesExportService } from '#server/field/opportunities/opportunities-export.service'
import { OpportunityDeskController } from '#server/field/opportunities/opportunity-desk.controller'
import { OpportunityDeskService } from '#server/field/opportunities/opportunity-desk.service'
import { OpportunityStepsService } from '#server/field/opportunities/opportunity-steps.service'
import { OpportunityWriting } from '#server/field/opportunities/opportunity-writing'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 商机: deals that take several steps. */
@Module({
  imports: [AuditModule, ContestsModule],
  controllers: [OpportunityDeskController, OpportunitiesController],
  providers: [
    OpportunitiesService,
    OpportunityStepsService,
    OpportunityDeskService,
    OpportunitiesExportService,
    OpportunitiesRepository,
    OpportunityWriting,
    DealOpportunities,
  ],
})
export class OpportunitiesModule {}
