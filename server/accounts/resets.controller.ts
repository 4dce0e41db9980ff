import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ResetsService } from '#server/accounts/resets.service'
import type { Config } from '#server/config'
import { Public } from '#server/http/access'
import { deviceOf } from '#server/http/device'
import { signInCookie } from '#server/sessions/cookies'
import { CONFIG } from '#server/settings.module'
import { LookAtResetInput, type ResetOffer, ResetPasswordInput, type SignedIn } from '#shared/account'

/** For whoever scanned the QR of a reset. */
@Controller('api/resets')
@Public()
export class ResetsController {
  constructor(
    private readonly resets: ResetsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('look')
  @HttpCode(200)
  look(@Body({ schema: LookAtResetInput }) { token }: LookAtResetInput): Promise<ResetOffer> {
    return this.resets.look(token)
  }

  @Post('use')
  @HttpCode(200)
  async use(
    @Body({ schema: ResetPasswordInput }) input: ResetPasswordInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { signedIn, token } = await this.resets.use(input, deviceOf(request))
    void reply.header('set-cookie', signInCookie(token, 'person', this.config))
    return signedIn
  }
}
