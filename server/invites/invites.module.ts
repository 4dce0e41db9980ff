import { Module } from '@nestjs/common'
import { AccountsModule } from '#server/accounts/accounts.module'
import { PasswordsModule } from '#server/accounts/passwords.module'
import { AuditModule } from '#server/audit/audit.module'
import { CentersModule } from '#server/centers/centers.module'
import { ContestsModule } from '#server/contests/contests.module'
import { InvitesController } from '#server/invites/invites.controller'
import { InvitesRepository } from '#server/invites/invites.repository'
import { InvitesService } from '#server/invites/invites.service'
import { JoinController } from '#server/invites/join.controller'
import { JoinService } from '#server/invites/join.service'
import { ParticipantsModule } from '#server/participants/participants.module'
import { SessionsModule } from '#server/sessions/sessions.module'

/** Links by which people join a team. */
@Module({
  imports: [
    AccountsModule,
    AuditModule,
    CentersModule,
    ContestsModule,
    ParticipantsModule,
    PasswordsModule,
    SessionsModule,
  ],
  controllers: [InvitesController, JoinController],
  providers: [InvitesService, InvitesRepository, JoinService],
})
export class InvitesModule {}
