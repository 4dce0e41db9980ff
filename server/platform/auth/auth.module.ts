import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { ApiTokenAuthenticator } from '#server/platform/auth/api-token-authenticator'
import { AuthGuard } from '#server/platform/auth/auth.guard'
import { CallerLookup } from '#server/platform/auth/caller-lookup'
import { CallerRecheck } from '#server/platform/auth/caller-recheck'
import { CallerSources } from '#server/platform/auth/caller-sources'
import { ClockTrust } from '#server/platform/auth/clock-trust'
import { SessionsController } from '#server/platform/auth/sessions.controller'
import { SessionsRepository } from '#server/platform/auth/sessions.repository'
import { SessionsService } from '#server/platform/auth/sessions.service'

/** Authenticates every caller. Features that store identities register them with `CallerSources`. */
@Module({
  controllers: [SessionsController],
  providers: [
    ApiTokenAuthenticator,
    CallerLookup,
    CallerRecheck,
    CallerSources,
    ClockTrust,
    SessionsRepository,
    SessionsService,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [ApiTokenAuthenticator, CallerSources, ClockTrust, SessionsService],
})
export class AuthModule {}
