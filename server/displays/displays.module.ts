import { Module } from '@nestjs/common'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { DisplaySessionController } from '#server/displays/display-session.controller'
import { DisplaysController } from '#server/displays/displays.controller'
import { DisplaysRepository } from '#server/displays/displays.repository'
import { DisplaysService } from '#server/displays/displays.service'
import { SessionsModule } from '#server/sessions/sessions.module'

/** TVs that watch one contest. */
@Module({
  imports: [AuditModule, ContestsModule, SessionsModule],
  controllers: [DisplaysController, DisplaySessionController],
  providers: [DisplaysService, DisplaysRepository],
})
export class DisplaysModule {}
