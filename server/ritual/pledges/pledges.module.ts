import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { GroupMessagesModule } from '#server/ledger/group-messages/group-messages.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { ActivityHintsReader } from '#server/ritual/pledges/activity-hints.reader'
import { ActivityOutcomesReader } from '#server/ritual/pledges/activity-outcomes.reader'
import { ActivityPledges } from '#server/ritual/pledges/activity-pledges'
import { DealPledges } from '#server/ritual/pledges/deal-pledges'
import { MakePledgeService } from '#server/ritual/pledges/make-pledge.service'
import { MyPledgeService } from '#server/ritual/pledges/my-pledge.service'
import { PastedPledges } from '#server/ritual/pledges/pasted-pledges'
import { PledgeFloorService } from '#server/ritual/pledges/pledge-floor.service'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { PledgeStatesReader } from '#server/ritual/pledges/pledge-states.reader'
import { PledgeTermsService } from '#server/ritual/pledges/pledge-terms.service'
import { PledgesController } from '#server/ritual/pledges/pledges.controller'
import { PledgesPart } from '#server/ritual/pledges/pledges.part'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'
import { PledgesService } from '#server/ritual/pledges/pledges.service'

/** 表态. Other features read pledges from `PledgesService`, and their outcomes from `PledgeOutcomesService`. */
@Module({
  imports: [
    ActivitiesModule,
    ContestsModule,
    DealsModule,
    DutyModule,
    GroupMessagesModule,
    StandingsModule,
    JournalModule,
  ],
  controllers: [PledgesController],
  providers: [
    PledgesPart,
    ActivityPledges,
    ActivityHintsReader,
    ActivityOutcomesReader,
    PledgesService,
    MakePledgeService,
    MyPledgeService,
    DealPledges,
    PastedPledges,
    PledgeTermsService,
    PledgeFloorService,
    PledgeOutcomesService,
    PledgeStatesReader,
    PledgesRepository,
  ],
  exports: [
    PledgesService,
    PledgeOutcomesService,
    PledgeStatesReader,
    PledgeFloorService,
    PledgeTermsService,
    ActivityOutcomesReader,
  ],
})
export class PledgesModule {}
