import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { PrivateCardsController } from '#server/ritual/supports/private-cards.controller'
import { PrivateCardsService } from '#server/ritual/supports/private-cards.service'
import { SupportSendingService } from '#server/ritual/supports/support-sending.service'
import { SupportsController } from '#server/ritual/supports/supports.controller'
import { SupportsRepository } from '#server/ritual/supports/supports.repository'
import { SupportsService } from '#server/ritual/supports/supports.service'
import { ThinStepReader } from '#server/ritual/supports/thin-step.reader'

/** 帮扶: private, and therefore without the journal. */
@Module({
  imports: [ActivitiesModule, DealsModule, ContestsModule, DutyModule, InboxModule, StandingsModule],
  controllers: [SupportsController, PrivateCardsController],
  providers: [SupportsService, SupportSendingService, PrivateCardsService, ThinStepReader, SupportsRepository],
})
export class SupportsModule {}
