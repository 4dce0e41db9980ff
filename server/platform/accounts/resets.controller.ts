import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ResetsService } from '#server/platform/accounts/resets.service'
import { Public } from '#server/platform/auth/access'
import { Describe } from '#server/platform/http/describe'
import { deviceOf } from '#server/platform/http/device'
import { LookAtResetInput, ResetOffer, ResetPasswordInput, SignedIn } from '#shared/platform/accounts/contract'

/** Public routes behind the QR of a password reset. */
@Controller('api/resets')
@Public()
export class ResetsController {
  constructor(private readonly resets: ResetsService) {}

  @Post('look')
  @HttpCode(200)
  @Describe({
    zh: '看重设密码的二维码是谁的',
    en: 'Look whose password reset this is',
    answer: ResetOffer,
    errors: ['reset_unknown', 'reset_expired', 'reset_used'],
  })
  look(@Body({ schema: LookAtResetInput }) { token }: LookAtResetInput): Promise<ResetOffer> {
    return this.resets.look(token)
  }

  @Post('use')
  @HttpCode(200)
  @Describe({
    zh: '用二维码设新密码',
    en: 'Set a new password by a reset',
    answer: SignedIn,
    errors: ['reset_unknown', 'reset_expired', 'reset_used', 'password_too_common'],
  })
  async use(
    @Body({ schema: ResetPasswordInput }) input: ResetPasswordInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { signedIn, cookies } = await this.resets.use(input, deviceOf(request))
    void reply.header('set-cookie', cookies)
    return signedIn
  }
}
