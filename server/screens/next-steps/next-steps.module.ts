import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { NextStepsController } from '#server/screens/next-steps/next-steps.controller'
import { NextStepsService } from '#server/screens/next-steps/next-steps.service'

/** 接下来: the first steps of a contest that has just started. */
@Module({
  imports: [ContestsModule],
  controllers: [NextStepsController],
  providers: [NextStepsService],
})
export class NextStepsModule {}
