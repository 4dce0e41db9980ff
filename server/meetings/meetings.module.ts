import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contests/contests.module'
import { DutyModule } from '#server/duty/duty.module'
import { JournalModule } from '#server/live/journal.module'
import { EveningService } from '#server/meetings/evening.service'
import { LessonOfTheDayService } from '#server/meetings/lesson-of-the-day.service'
import { LessonsTradedService } from '#server/meetings/lessons-traded.service'
import { MeetingDesksService } from '#server/meetings/meeting-desks.service'
import { MeetingWordsService } from '#server/meetings/meeting-words.service'
import { MeetingsController } from '#server/meetings/meetings.controller'
import { MeetingsRepository } from '#server/meetings/meetings.repository'
import { MeetingsService } from '#server/meetings/meetings.service'
import { MorningService } from '#server/meetings/morning.service'
import { PlaybookModule } from '#server/playbook/playbook.module'
import { PledgesModule } from '#server/pledges/pledges.module'
import { ShortfallsModule } from '#server/shortfalls/shortfalls.module'
import { StandingsModule } from '#server/standings/standings.module'
import { VoicesModule } from '#server/voices/voices.module'

/** 晨会 and 夕会. Whoever files something at a close adds a listener to `MeetingsService.onClosed`. */
@Module({
  imports: [
    ContestsModule,
    DutyModule,
    PledgesModule,
    StandingsModule,
    ShortfallsModule,
    VoicesModule,
    PlaybookModule,
    JournalModule,
  ],
  controllers: [MeetingsController],
  providers: [
    MeetingsService,
    MeetingWordsService,
    MeetingDesksService,
    MorningService,
    EveningService,
    LessonOfTheDayService,
    LessonsTradedService,
    MeetingsRepository,
  ],
  exports: [MeetingsService],
})
export class MeetingsModule {}
