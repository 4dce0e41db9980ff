import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { InvitesController } from '#server/contest/invites/invites.controller'
import { InvitesRepository } from '#server/contest/invites/invites.repository'
import { InvitesService } from '#server/contest/invites/invites.service'
import { JoinController } from '#server/contest/invites/join.controller'
import { JoinService } from '#server/contest/invites/join.service'
import { ParticipantsModule } from '#server/contest/participants/participants.module'
import { AccountsModule } from '#server/platform/accounts/accounts.module'
import { PasswordsModule } from '#server/platform/accounts/passwords.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'

/** Invite links, by which people join a team. */
@Module({
  imports: [
    AccountsModule,
    AuditModule,
    CentersModule,
    ContestsModule,
    ParticipantsModule,
    PasswordsModule,
    AuthModule,
  ],
  controllers: [InvitesController, JoinController],
  providers: [InvitesService, InvitesRepository, JoinService],
  exports: [InvitesService],
})
export class InvitesModule {}
