import { Module } from '@nestjs/common'
import { PasswordsModule } from '#server/accounts/passwords.module'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'
import { ParticipantsController } from '#server/participants/participants.controller'
import { ParticipantsRepository } from '#server/participants/participants.repository'
import { ParticipantsService } from '#server/participants/participants.service'
import { PastePeopleService } from '#server/participants/paste-people.service'

/** Who takes part in which team. Other features seat people through `ParticipantsService`. */
@Module({
  imports: [AuditModule, ContestsModule, PasswordsModule],
  controllers: [ParticipantsController],
  providers: [ParticipantsService, ParticipantsRepository, PastePeopleService],
  exports: [ParticipantsService],
})
export class ParticipantsModule {}
