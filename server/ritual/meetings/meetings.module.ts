import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { EveningService } from '#server/ritual/meetings/evening.service'
import { LessonDraftsListener } from '#server/ritual/meetings/lesson-drafts.listener'
import { LessonOfTheDayService } from '#server/ritual/meetings/lesson-of-the-day.service'
import { MeetingDesksService } from '#server/ritual/meetings/meeting-desks.service'
import { MeetingWordsService } from '#server/ritual/meetings/meeting-words.service'
import { MeetingsController } from '#server/ritual/meetings/meetings.controller'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { MeetingsService } from '#server/ritual/meetings/meetings.service'
import { MorningService } from '#server/ritual/meetings/morning.service'
import { PlaybookModule } from '#server/ritual/playbook/playbook.module'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'
import { ShortfallsModule } from '#server/ritual/shortfalls/shortfalls.module'
import { VoicesModule } from '#server/ritual/voices/voices.module'

/** 晨会 and 夕会. Closing one emits `meeting.closed`. */
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
    LessonDraftsListener,
    MeetingsRepository,
  ],
  exports: [MeetingsService],
})
export class MeetingsModule {}
