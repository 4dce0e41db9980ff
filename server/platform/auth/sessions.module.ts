import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { SessionsController } from '#server/platform/auth/sessions.controller'
import { SessionsRepository } from '#server/platform/auth/sessions.repository'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { SignInGuard } from '#server/platform/auth/sign-in.guard'
import { StillIn } from '#server/platform/auth/still-in'
import { TokenCallersModule } from '#server/platform/auth/token-callers.module'

/** Signed-in devices and the guard that knows whom a request speaks for. Others use `SessionsService`, and `StillIn` where they write. */
@Module({
  imports: [TokenCallersModule],
  controllers: [SessionsController],
  providers: [SessionsService, SessionsRepository, StillIn, { provide: APP_GUARD, useClass: SignInGuard }],
  exports: [SessionsService, StillIn],
})
export class SessionsModule {}
