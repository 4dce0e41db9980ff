import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { PlaybookModule } from '#server/ritual/playbook/playbook.module'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'
import { OwnActivityReader } from '#server/screens/me/own-activity.reader'
import { OwnRecordController } from '#server/screens/me/own-record.controller'
import { OwnRecordService } from '#server/screens/me/own-record.service'

/** 我的: what one has done so far. */
@Module({
  imports: [ContestsModule, DutyModule, ActivitiesModule, StandingsModule, PledgesModule, PlaybookModule],
  controllers: [OwnRecordController],
  providers: [OwnRecordService, OwnActivityReader],
})
export class OwnRecordModule {}
