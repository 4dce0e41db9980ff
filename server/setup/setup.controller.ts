import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SignInService } from '#server/accounts/sign-in.service'
import type { Config } from '#server/config'
import { Public } from '#server/http/access'
import { deviceOf } from '#server/http/device'
import { signInCookie } from '#server/sessions/cookies'
import { CONFIG } from '#server/settings.module'
import { SetupService } from '#server/setup/setup.service'
import { SetupInput, type SetupStatus, type SignedIn } from '#shared/account'

/** The first start. */
@Controller('api/setup')
@Public()
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly signIns: SignInService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async status(): Promise<SetupStatus> {
    return { isDone: await this.setup.isDone() }
  }

  /** Signs the new director in. */
  @Post()
  async complete(
    @Body({ schema: SetupInput }) input: SetupInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    await this.setup.complete(input)
    const { signedIn, token } = await this.signIns.signIn(input, deviceOf(request))
    void reply.header('set-cookie', signInCookie(token, 'person', this.config))
    return signedIn
  }
}
