import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { LiveModule } from '#server/live/live.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'
import { DisplayCallers } from '#server/screens/displays/display-callers'
import { DisplaySessionController } from '#server/screens/displays/display-session.controller'
import { DisplaySessionsService } from '#server/screens/displays/display-sessions.service'
import { DisplaysController } from '#server/screens/displays/displays.controller'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import { DisplaysService } from '#server/screens/displays/displays.service'

/** TVs and links, each for one contest. */
@Module({
  imports: [AuditModule, CentersModule, ContestsModule, LiveModule, AuthModule],
  controllers: [DisplaysController, DisplaySessionController],
  providers: [DisplayCallers, DisplaysService, DisplaySessionsService, DisplaysRepository],
})
export class DisplaysModule {}
