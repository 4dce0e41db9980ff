import { Module } from '@nestjs/common'
import { ApiTokensRepository } from '#server/contest/api-tokens/api-tokens.repository'
import { ApiTokenAuthenticator } from '#server/platform/auth/api-token-authenticator'

/** Who calls with a token; the guard asks. */
@Module({
  providers: [ApiTokenAuthenticator, ApiTokensRepository],
  exports: [ApiTokenAuthenticator, ApiTokensRepository],
})
export class ApiTokenAuthenticatorModule {}
