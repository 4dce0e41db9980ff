import { Module } from '@nestjs/common'
import { AccountsController } from '#server/accounts/accounts.controller'
import { AccountsRepository } from '#server/accounts/accounts.repository'
import { AccountsService } from '#server/accounts/accounts.service'
import { PasswordsModule } from '#server/accounts/passwords.module'
import { ResetsController } from '#server/accounts/resets.controller'
import { ResetsRepository } from '#server/accounts/resets.repository'
import { ResetsService } from '#server/accounts/resets.service'
import { SignInController } from '#server/accounts/sign-in.controller'
import { SignInService } from '#server/accounts/sign-in.service'
import { AuditModule } from '#server/audit/audit.module'
import { CentersModule } from '#server/centers/centers.module'
import { SessionsModule } from '#server/sessions/sessions.module'

/** Who signs in. Others make accounts through `AccountsService` and sign them in through `SignInService`. */
@Module({
  imports: [AuditModule, CentersModule, PasswordsModule, SessionsModule],
  controllers: [AccountsController, ResetsController, SignInController],
  providers: [AccountsService, AccountsRepository, ResetsRepository, ResetsService, SignInService],
  exports: [AccountsService, ResetsService, SignInService],
})
export class AccountsModule {}
