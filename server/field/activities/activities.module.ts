import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { ActivitiesController } from '#server/field/activities/activities.controller'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import { ActivitiesService } from '#server/field/activities/activities.service'
import { ActivitiesExportRepository } from '#server/field/activities/activities-export.repository'
import { ActivitiesExportService } from '#server/field/activities/activities-export.service'
import { ActivityBonuses } from '#server/field/activities/activity-bonuses'
import { ActivityCountsReader } from '#server/field/activities/activity-counts.reader'
import { ActivityTallies } from '#server/field/activities/activity-tallies'
import { ActivityWords } from '#server/field/activities/activity-words'
import { DealVisits } from '#server/field/activities/deal-visits.listener'
import { DealVisitsRepository } from '#server/field/activities/deal-visits.repository'
import { FunnelRepository } from '#server/field/activities/funnel.repository'
import { KeptActivitiesReader } from '#server/field/activities/kept-activities.reader'
import { OwnActivitiesReader } from '#server/field/activities/own-activities.reader'
import { TalliesRepository } from '#server/field/activities/tallies.repository'
import { TeamActivitiesReader } from '#server/field/activities/team-activities.reader'
import { TeamFunnelsReader } from '#server/field/activities/team-funnels.reader'
import { TeamFunnelsService } from '#server/field/activities/team-funnels.service'
import { TerritoryVisits } from '#server/field/activities/territory-visits'
import { ToldVisitsReader } from '#server/field/activities/told-visits.reader'
import { JournalModule } from '#server/journal/facts/journal.module'
import { BonusesModule } from '#server/ledger/bonuses/bonuses.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { ExportsModule } from '#server/ledger/exports/exports.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 活动量: what people do before they sell. */
@Module({
  imports: [AuditModule, BonusesModule, ContestsModule, DealsModule, ExportsModule, JournalModule, TerritoriesModule],
  controllers: [ActivitiesController],
  providers: [
    ActivitiesService,
    ActivitiesExportService,
    ActivitiesExportRepository,
    ActivitiesRepository,
    OwnActivitiesReader,
    KeptActivitiesReader,
    ActivityCountsReader,
    TeamActivitiesReader,
    FunnelRepository,
    TeamFunnelsReader,
    TeamFunnelsService,
    ActivityWords,
    ToldVisitsReader,
    ActivityTallies,
    ActivityBonuses,
    TalliesRepository,
    DealVisits,
    DealVisitsRepository,
    TerritoryVisits,
  ],
  exports: [
    ActivitiesRepository,
    ToldVisitsReader,
    OwnActivitiesReader,
    TeamActivitiesReader,
    KeptActivitiesReader,
    ActivityCountsReader,
    TerritoryVisits,
  ],
})
export class ActivitiesModule {}
