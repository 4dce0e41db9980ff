import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { TokenCallersModule } from '#server/api-tokens/token-callers.module'
import { SessionsController } from '#server/sessions/sessions.controller'
import { SessionsRepository } from '#server/sessions/sessions.repository'
import { SessionsService } from '#server/sessions/sessions.service'
import { SignInGuard } from '#server/sessions/sign-in.guard'
import { StillIn } from '#server/sessions/still-in'

/** Signed-in devices and the guard that knows whom a request speaks for. Others use `SessionsService`, and `StillIn` where they write. */
@Module({
  imports: [TokenCallersModule],
  controllers: [SessionsController],
  providers: [SessionsService, SessionsRepository, StillIn, { provide: APP_GUARD, useClass: SignInGuard }],
  exports: [SessionsService, StillIn],
})
export class SessionsModule {}
