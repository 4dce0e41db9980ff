import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { AuthGuard } from '#server/platform/auth/auth.guard'
import { CallerRecheck } from '#server/platform/auth/caller-recheck'
import { SessionsController } from '#server/platform/auth/sessions.controller'
import { SessionsRepository } from '#server/platform/auth/sessions.repository'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { ApiTokenAuthenticatorModule } from '#server/platform/auth/token-callers.module'

/** Signed-in devices and the guard that knows whom a request speaks for. Others use `SessionsService`. */
@Module({
  imports: [ApiTokenAuthenticatorModule],
  controllers: [SessionsController],
  providers: [SessionsService, SessionsRepository, CallerRecheck, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [SessionsService],
})
export class AuthModule {}
