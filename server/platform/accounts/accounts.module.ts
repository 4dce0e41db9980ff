import { Module } from '@nestjs/common'
import { AccountCallers } from '#server/platform/accounts/account-callers'
import { AccountsController } from '#server/platform/accounts/accounts.controller'
import { AccountsRepository } from '#server/platform/accounts/accounts.repository'
import { AccountsService } from '#server/platform/accounts/accounts.service'
import { PasswordsModule } from '#server/platform/accounts/passwords.module'
import { ResetsController } from '#server/platform/accounts/resets.controller'
import { ResetsRepository } from '#server/platform/accounts/resets.repository'
import { ResetsService } from '#server/platform/accounts/resets.service'
import { SignInController } from '#server/platform/accounts/sign-in.controller'
import { SignInService } from '#server/platform/accounts/sign-in.service'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'
import { EventsModule } from '#server/platform/events/events.module'

/** Who signs in. Others make accounts through `AccountsService` and sign them in through `SignInService`. */
@Module({
  imports: [AuditModule, CentersModule, EventsModule, PasswordsModule, AuthModule],
  controllers: [AccountsController, ResetsController, SignInController],
  providers: [AccountCallers, AccountsService, AccountsRepository, ResetsRepository, ResetsService, SignInService],
  exports: [AccountsService, ResetsService, SignInService],
})
export class AccountsModule {}
