import { Module } from '@nestjs/common'
import { AccountsModule } from '#server/accounts/accounts.module'
import { ApiTokensController } from '#server/api-tokens/api-tokens.controller'
import { ApiTokensService } from '#server/api-tokens/api-tokens.service'
import { TokenCallersModule } from '#server/api-tokens/token-callers.module'
import { AuditModule } from '#server/audit/audit.module'
import { ContestsModule } from '#server/contests/contests.module'

/** Tokens for other systems. */
@Module({
  imports: [AccountsModule, AuditModule, ContestsModule, TokenCallersModule],
  controllers: [ApiTokensController],
  providers: [ApiTokensService],
})
export class ApiTokensModule {}
