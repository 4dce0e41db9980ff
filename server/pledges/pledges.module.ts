import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contests/contests.module'
import { DutyModule } from '#server/duty/duty.module'
import { JournalModule } from '#server/live/journal.module'
import { MyPledgeService } from '#server/pledges/my-pledge.service'
import { PledgeFloorService } from '#server/pledges/pledge-floor.service'
import { PledgeOutcomesService } from '#server/pledges/pledge-outcomes.service'
import { PledgesController } from '#server/pledges/pledges.controller'
import { PledgesRepository } from '#server/pledges/pledges.repository'
import { PledgesService } from '#server/pledges/pledges.service'
import { StandingsModule } from '#server/standings/standings.module'

/** The morning's pledges. Other features may use `PledgesService`, and ask which were kept of `PledgeOutcomesService`. */
@Module({
  imports: [ContestsModule, DutyModule, StandingsModule, JournalModule],
  controllers: [PledgesController],
  providers: [PledgesService, MyPledgeService, PledgesRepository, PledgeFloorService, PledgeOutcomesService],
  exports: [PledgesService, PledgeOutcomesService, PledgeFloorService],
})
export class PledgesModule {}
