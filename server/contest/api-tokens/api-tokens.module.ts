import { Module } from '@nestjs/common'
import { ApiTokenCallers } from '#server/contest/api-tokens/api-token-callers'
import { ApiTokensController } from '#server/contest/api-tokens/api-tokens.controller'
import { ApiTokensRepository } from '#server/contest/api-tokens/api-tokens.repository'
import { ApiTokensService } from '#server/contest/api-tokens/api-tokens.service'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { AccountsModule } from '#server/platform/accounts/accounts.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'

/** API tokens, by which other systems record and read. */
@Module({
  imports: [AccountsModule, AuditModule, AuthModule, ContestsModule],
  controllers: [ApiTokensController],
  providers: [ApiTokenCallers, ApiTokensRepository, ApiTokensService],
})
export class ApiTokensModule {}
