import { Module } from '@nestjs/common'
import { ApiTokensRepository } from '#server/contest/api-tokens/api-tokens.repository'
import { TokenCallers } from '#server/platform/auth/token-callers'

/** Who calls with a token; the guard asks. */
@Module({ providers: [TokenCallers, ApiTokensRepository], exports: [TokenCallers, ApiTokensRepository] })
export class TokenCallersModule {}
