import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { InvitesService } from '#server/contest/invites/invites.service'
import { JoinService } from '#server/contest/invites/join.service'
import { Public } from '#server/platform/auth/access'
import { signInCookie } from '#server/platform/auth/session-cookies'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { Describe } from '#server/platform/http/describe'
import { deviceOf } from '#server/platform/http/device'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { InviteOffer, JoinByInviteInput, Joined, LookAtInviteInput } from '#shared/contest/invites/contract'

/** Public routes behind an invite link. */
@Controller('api/invites')
@Public()
export class JoinController {
  constructor(
    private readonly invites: InvitesService,
    private readonly joining: JoinService,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('look')
  @HttpCode(200)
  @Describe({
    zh: '看邀请是哪场竞赛的',
    en: 'Look what an invite is for',
    answer: InviteOffer,
    errors: ['invite_unknown', 'invite_expired', 'invite_used_up', 'contest_settling', 'contest_closed'],
  })
  look(@Body({ schema: LookAtInviteInput }) { token }: LookAtInviteInput): Promise<InviteOffer> {
    return this.invites.look(token)
  }

  @Post('join')
  @Describe({
    zh: '凭邀请加入',
    en: 'Join by an invite',
    answer: Joined,
    errors: [
      'invite_unknown',
      'invite_expired',
      'invite_used_up',
      'login_taken',
      'password_too_common',
      'unauthenticated',
      'contest_settling',
      'contest_closed',
      'not_found',
      'already_participant',
    ],
  })
  async join(
    @Body({ schema: JoinByInviteInput }) input: JoinByInviteInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Joined> {
    if (input.as === 'me') {
      return this.joining.asMe(input.token, await this.sessions.callerOf(request.headers.cookie, 'person'))
    }
    const { joined, token } = await this.joining.asNew(input, deviceOf(request))
    void reply.header('set-cookie', signInCookie(token, 'person', this.config))
    return joined
  }
}
