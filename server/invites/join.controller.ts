import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#server/config'
import { Public } from '#server/http/access'
import { deviceOf } from '#server/http/device'
import { InvitesService } from '#server/invites/invites.service'
import { JoinService } from '#server/invites/join.service'
import { signInCookie } from '#server/sessions/cookies'
import { SessionsService } from '#server/sessions/sessions.service'
import { CONFIG } from '#server/settings.module'
import { type InviteOffer, JoinByInviteInput, type Joined, LookAtInviteInput } from '#shared/invite'

/** For whoever has a link. */
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
  look(@Body({ schema: LookAtInviteInput }) { token }: LookAtInviteInput): Promise<InviteOffer> {
    return this.invites.look(token)
  }

  @Post('join')
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
