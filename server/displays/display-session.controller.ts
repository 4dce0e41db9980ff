import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#server/config'
import { DisplaysService } from '#server/displays/displays.service'
import { DisplaysOnly, Public, Watcher } from '#server/http/access'
import type { Caller } from '#server/http/caller'
import { signInCookie, speaksAs } from '#server/sessions/cookies'
import { CONFIG } from '#server/settings.module'
import { type DisplaySession, OpenDisplayInput } from '#shared/display'

/** For the TV itself, and for whoever has a link. */
@Controller('api/display-session')
export class DisplaySessionController {
  constructor(
    private readonly displays: DisplaysService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  async open(
    @Body({ schema: OpenDisplayInput }) input: OpenDisplayInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisplaySession> {
    const { cookie, 'user-agent': userAgent } = request.headers
    const { session, cookieToken } = await this.displays.open(input, cookie, userAgent)
    void reply.header('set-cookie', signInCookie(cookieToken, speaksAs(input.kind), this.config))
    return session
  }

  @DisplaysOnly()
  @Get()
  session(@Watcher() caller: Caller): Promise<DisplaySession> {
    return this.displays.session(caller)
  }
}
