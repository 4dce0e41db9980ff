import { Module } from '@nestjs/common'
import { ApiTokensController } from '#server/contest/api-tokens/api-tokens.controller'
import { ApiTokensService } from '#server/contest/api-tokens/api-tokens.service'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { AccountsModule } from '#server/platform/accounts/accounts.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { ApiTokenAuthenticatorModule } from '#server/platform/auth/token-callers.module'

/** Tokens for other systems. */
@Module({
  imports: [AccountsModule, AuditModule, ContestsModule, ApiTokenAuthenticatorModule],
  controllers: [ApiTokensController],
  providers: [ApiTokensService],
})
export class ApiTokensModule {}
