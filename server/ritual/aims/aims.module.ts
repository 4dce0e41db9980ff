import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AimsController } from '#server/ritual/aims/aims.controller'
import { AimsRepository } from '#server/ritual/aims/aims.repository'
import { AimsService } from '#server/ritual/aims/aims.service'
import { OwnAimsReader } from '#server/ritual/aims/own-aims.reader'

/** 本月目标: a member's own goals, for their own eyes. */
@Module({
  imports: [ContestsModule, DutyModule, StandingsModule, ActivitiesModule],
  controllers: [AimsController],
  providers: [AimsService, OwnAimsReader, AimsRepository],
})
export class AimsModule {}
