import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { CodesService } from '#server/contest/participants/codes.service'
import { ContestCopiesController } from '#server/contest/participants/contest-copies.controller'
import { ContestCopiesService } from '#server/contest/participants/contest-copies.service'
import { ParticipantsController } from '#server/contest/participants/participants.controller'
import { ParticipantsRepository } from '#server/contest/participants/participants.repository'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { PastePeopleService } from '#server/contest/participants/paste-people.service'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { PasswordsModule } from '#server/platform/accounts/passwords.module'
import { AuditModule } from '#server/platform/audit/audit.module'

/** Who takes part in which team. Other features seat people through `ParticipantsService`. */
@Module({
  imports: [AuditModule, ContestsModule, PasswordsModule, TerritoriesModule],
  controllers: [ContestCopiesController, ParticipantsController],
  providers: [CodesService, ContestCopiesService, ParticipantsService, ParticipantsRepository, PastePeopleService],
  exports: [ParticipantsService],
})
export class ParticipantsModule {}
