import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { CentersModule } from '#server/centers/centers.module'
import { ContestsModule } from '#server/contests/contests.module'
import { DisplaySessionController } from '#server/displays/display-session.controller'
import { DisplaysController } from '#server/displays/displays.controller'
import { DisplaysRepository } from '#server/displays/displays.repository'
import { DisplaysService } from '#server/displays/displays.service'
import { LiveModule } from '#server/live/live.module'
import { SessionsModule } from '#server/sessions/sessions.module'

/** TVs and links that watch one contest. */
@Module({
  imports: [AuditModule, CentersModule, ContestsModule, LiveModule, SessionsModule],
  controllers: [DisplaysController, DisplaySessionController],
  providers: [DisplaysService, DisplaysRepository],
})
export class DisplaysModule {}
