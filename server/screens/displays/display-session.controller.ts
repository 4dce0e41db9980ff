import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CurrentCaller, DisplaysOnly, Public } from '#server/platform/auth/access'
import type { Caller } from '#server/platform/auth/caller'
import { signInCookie, speaksAs } from '#server/platform/auth/session-cookies'
import { Describe } from '#server/platform/http/describe'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { DisplaySessionsService } from '#server/screens/displays/display-sessions.service'
import { DisplaySession, OpenDisplayInput } from '#shared/screens/displays/contract'

/** Routes of the TV itself, and of links. */
@Controller('api/display-session')
export class DisplaySessionController {
  constructor(
    private readonly sessions: DisplaySessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  @Describe({ zh: '大屏用地址登录', en: 'Sign a TV in by its address', answer: DisplaySession, errors: ['not_found'] })
  async open(
    @Body({ schema: OpenDisplayInput }) input: OpenDisplayInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisplaySession> {
    const { cookie, 'user-agent': userAgent } = request.headers
    const { session, cookieToken } = await this.sessions.open(input, cookie, userAgent)
    void reply.header('set-cookie', signInCookie(cookieToken, speaksAs(input.kind), this.config))
    return session
  }

  @DisplaysOnly()
  @Get()
  @Describe({ zh: '这块大屏是谁', en: 'Which TV this is', answer: DisplaySession })
  session(@CurrentCaller() caller: Caller): Promise<DisplaySession> {
    return this.sessions.session(caller)
  }
}
