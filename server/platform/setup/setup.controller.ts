import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SignInService } from '#server/platform/accounts/sign-in.service'
import { Public } from '#server/platform/auth/access'
import { Describe } from '#server/platform/http/describe'
import { deviceOf } from '#server/platform/http/device'
import { addressToOpen } from '#server/platform/http/own-origin'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { SetupService } from '#server/platform/setup/setup.service'
import { SetupInput, SetupStatus, SignedIn } from '#shared/platform/accounts/contract'

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
  @Describe({ zh: '是否完成首次设置', en: 'Whether the first setup is done', answer: SetupStatus })
  async status(@Req() request: FastifyRequest): Promise<SetupStatus> {
    const openInstead = addressToOpen(request.headers, this.config)
    return { ...(await this.setup.status()), ...(openInstead ? { openInstead } : {}) }
  }

  /** Signs the new director in. */
  @Post()
  @Describe({
    zh: '首次设置',
    en: 'The first setup',
    answer: SignedIn,
    errors: ['setup_done', 'setup_code_wrong', 'password_too_common'],
  })
  async complete(
    @Body({ schema: SetupInput }) input: SetupInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    await this.setup.complete(input)
    const { signedIn, cookies } = await this.signIns.signIn(
      { login: input.login, password: input.password },
      deviceOf(request),
    )
    void reply.header('set-cookie', cookies)
    return signedIn
  }
}
