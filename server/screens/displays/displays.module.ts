import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { InvitesModule } from '#server/contest/invites/invites.module'
import { ParticipantsModule } from '#server/contest/participants/participants.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { LiveModule } from '#server/live/live.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'
import { PlaybookModule } from '#server/ritual/playbook/playbook.module'
import { DisplayCallers } from '#server/screens/displays/display-callers'
import { DisplayPairingController } from '#server/screens/displays/display-pairing.controller'
import { DisplayPairingService } from '#server/screens/displays/display-pairing.service'
import { DisplaySessionController } from '#server/screens/displays/display-session.controller'
import { DisplaySessionsService } from '#server/screens/displays/display-sessions.service'
import { DisplaySettingsService } from '#server/screens/displays/display-settings.service'
import { DisplaysController } from '#server/screens/displays/displays.controller'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import { DisplaysService } from '#server/screens/displays/displays.service'
import { PairingsController } from '#server/screens/displays/pairings.controller'
import { PairingsRepository } from '#server/screens/displays/pairings.repository'
import { PairingsService } from '#server/screens/displays/pairings.service'
import { PlainBoardController } from '#server/screens/displays/plain/plain-board.controller'
import { PlainBoardService } from '#server/screens/displays/plain/plain-board.service'
import { WallController } from '#server/screens/displays/wall.controller'
import { WallService } from '#server/screens/displays/wall.service'

/** TVs and links, each for one contest. */
@Module({
  imports: [
    AuditModule,
    JournalModule,
    CentersModule,
    ContestsModule,
    InvitesModule,
    ParticipantsModule,
    PlaybookModule,
    LiveModule,
    AuthModule,
  ],
  controllers: [
    DisplaysController,
    DisplayPairingController,
    DisplaySessionController,
    PairingsController,
    PlainBoardController,
    WallController,
  ],
  providers: [
    DisplayCallers,
    DisplaysService,
    DisplaySessionsService,
    DisplayPairingService,
    DisplaySettingsService,
    DisplaysRepository,
    PairingsService,
    PairingsRepository,
    PlainBoardService,
    WallService,
  ],
})
export class DisplaysModule {}
