import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { ListsModule } from '#server/field/lists/lists.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { AgendaService } from '#server/ritual/meetings/agenda.service'
import { CheckInService } from '#server/ritual/meetings/check-in.service'
import { DailyReports } from '#server/ritual/meetings/daily-reports'
import { itemProviders } from '#server/ritual/meetings/items/index'
import { LessonDraftsListener } from '#server/ritual/meetings/lesson-drafts.listener'
import { MeetingChangesService } from '#server/ritual/meetings/meeting-changes.service'
import { MeetingClosingService } from '#server/ritual/meetings/meeting-closing.service'
import { MeetingControlService } from '#server/ritual/meetings/meeting-control.service'
import { MeetingEditsService } from '#server/ritual/meetings/meeting-edits.service'
import { MeetingProgress } from '#server/ritual/meetings/meeting-progress'
import { MeetingRefreshService } from '#server/ritual/meetings/meeting-refresh.service'
import { MeetingViewsService } from '#server/ritual/meetings/meeting-views.service'
import { MeetingsController } from '#server/ritual/meetings/meetings.controller'
import { MeetingsPart } from '#server/ritual/meetings/meetings.part'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { MeetingsService } from '#server/ritual/meetings/meetings.service'
import { NeedsReader } from '#server/ritual/meetings/needs.reader'
import { MeetingPhotosController } from '#server/ritual/meetings/photos/meeting-photos.controller'
import { MeetingPhotosRepository } from '#server/ritual/meetings/photos/meeting-photos.repository'
import { MeetingPhotosService } from '#server/ritual/meetings/photos/meeting-photos.service'
import { PhotoRetention } from '#server/ritual/meetings/photos/photo-retention'
import { MeetingRecordsController } from '#server/ritual/meetings/record/meeting-records.controller'
import { MeetingRecordsService } from '#server/ritual/meetings/record/meeting-records.service'
import { RecordListener } from '#server/ritual/meetings/record/record.listener'
import { RecordDetailsReader } from '#server/ritual/meetings/record/record-details.reader'
import { PlaybookModule } from '#server/ritual/playbook/playbook.module'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'
import { RequestsModule } from '#server/ritual/requests/requests.module'
import { ShortfallsModule } from '#server/ritual/shortfalls/shortfalls.module'
import { VoicesModule } from '#server/ritual/voices/voices.module'

/** 晨会 and 夕会. Closing one emits `meeting.closed`; `DailyReports` takes the source of the battle reports shown. */
@Module({
  imports: [
    ContestsModule,
    DutyModule,
    ListsModule,
    PledgesModule,
    DealsModule,
    StandingsModule,
    ShortfallsModule,
    VoicesModule,
    RequestsModule,
    PlaybookModule,
    JournalModule,
    AuditModule,
    AuthModule,
  ],
  controllers: [MeetingsController, MeetingPhotosController, MeetingRecordsController],
  providers: [
    MeetingsPart,
    ...itemProviders,
    AgendaService,
    CheckInService,
    DailyReports,
    LessonDraftsListener,
    MeetingChangesService,
    MeetingClosingService,
    MeetingControlService,
    MeetingEditsService,
    MeetingPhotosRepository,
    MeetingPhotosService,
    PhotoRetention,
    MeetingProgress,
    MeetingRecordsService,
    NeedsReader,
    RecordDetailsReader,
    RecordListener,
    MeetingRefreshService,
    MeetingsRepository,
    MeetingsService,
    MeetingViewsService,
  ],
  exports: [DailyReports],
})
export class MeetingsModule {}
