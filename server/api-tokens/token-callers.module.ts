import { Module } from '@nestjs/common'
import { ApiTokensRepository } from '#server/api-tokens/api-tokens.repository'
import { TokenCallers } from '#server/api-tokens/token-callers'

/** Who calls with a token; the guard asks. */
@Module({ providers: [TokenCallers, ApiTokensRepository], exports: [TokenCallers, ApiTokensRepository] })
export class TokenCallersModule {}
