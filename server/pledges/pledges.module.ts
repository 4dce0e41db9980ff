import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contests/contests.module'
import { JournalModule } from '#server/live/journal.module'
import { MyPledgeService } from '#server/pledges/my-pledge.service'
import { PledgesController } from '#server/pledges/pledges.controller'
import { PledgesRepository } from '#server/pledges/pledges.repository'
import { PledgesService } from '#server/pledges/pledges.service'
import { StandingsModule } from '#server/standings/standings.module'

/** The morning's pledges. Other features may use `PledgesService`. */
@Module({
  imports: [ContestsModule, StandingsModule, JournalModule],
  controllers: [PledgesController],
  providers: [PledgesService, MyPledgeService, PledgesRepository],
  exports: [PledgesService],
})
export class PledgesModule {}
