import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contests/contests.module'
import { DutyModule } from '#server/duty/duty.module'
import { StandingsModule } from '#server/standings/standings.module'
import { PrivateCardsController } from '#server/supports/private-cards.controller'
import { PrivateCardsService } from '#server/supports/private-cards.service'
import { SupportsController } from '#server/supports/supports.controller'
import { SupportsRepository } from '#server/supports/supports.repository'
import { SupportsService } from '#server/supports/supports.service'

/** 帮扶: private, and therefore without the journal. */
@Module({
  imports: [ContestsModule, DutyModule, StandingsModule],
  controllers: [SupportsController, PrivateCardsController],
  providers: [SupportsService, PrivateCardsService, SupportsRepository],
})
export class SupportsModule {}
