import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Public } from '#server/platform/auth/access'
import { signInCookie } from '#server/platform/auth/session-cookies'
import { Describe } from '#server/platform/http/describe'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { PairingsService } from '#server/screens/displays/pairings.service'
import { ClaimedPairing, ClaimPairingInput, NewPairing } from '#shared/screens/displays/pairing'

/** Routes of a TV that belongs to no contest yet. */
@Controller('api/pairings')
export class PairingsController {
  constructor(
    private readonly pairings: PairingsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post()
  @HttpCode(201)
  @Describe({
    zh: '大屏要一个配对码',
    en: 'Get a code for a TV to show',
    answer: NewPairing,
    errors: ['too_many_requests'],
  })
  open(): Promise<NewPairing> {
    return this.pairings.open()
  }

  @Public()
  @Post('claim')
  @HttpCode(200)
  @Describe({
    zh: '配对码有没有人输入',
    en: 'Whether a director has typed the code',
    answer: ClaimedPairing,
    errors: ['not_found'],
  })
  async claim(
    @Body({ schema: ClaimPairingInput }) { secret }: ClaimPairingInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimedPairing> {
    const { cookie, 'user-agent': userAgent } = request.headers
    const { claimed, cookieToken } = await this.pairings.claim(secret, cookie, userAgent)
    if (cookieToken) void reply.header('set-cookie', signInCookie(cookieToken, 'display', this.config))
    return claimed
  }
}
