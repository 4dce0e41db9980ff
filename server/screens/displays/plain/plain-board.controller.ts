import { Controller, Get, Inject, Req, Res } from '@nestjs/common'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Public } from '#server/platform/auth/access'
import { signInCookie } from '#server/platform/auth/session-cookies'
import { Describe } from '#server/platform/http/describe'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { PlainBoardService } from '#server/screens/displays/plain/plain-board.service'

/** As of every answer of the API, and the style of the page and of its crests in addition. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
const PAIRING_COOKIE = 'dangxian_pairing'
const PAIRING = /^([\w-]{43})\.([A-Z0-9]{6})$/

/** The wall as a page without scripts; browsers that cannot draw /tv are sent here from it. */
@Controller('api/display-board')
export class PlainBoardController {
  constructor(
    private readonly boards: PlainBoardService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Public()
  @Describe({
    zh: '不用脚本的大屏页面',
    en: 'The TV as a page without scripts',
    answer: 'file',
    errors: ['too_many_requests', 'not_found', 'forbidden', 'unauthenticated'],
  })
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { cookie, 'user-agent': userAgent, 'accept-language': wished = '' } = request.headers
    const [, secret, code] = PAIRING.exec(parseCookie(cookie ?? '')[PAIRING_COOKIE] ?? '') ?? []
    const pairing = secret && code ? { secret, code } : undefined
    const language = /^\s*en\b/i.test(wished) ? 'en' : 'zh-CN'
    const answer = await this.boards.show({ cookie, userAgent, pairing, language })
    void reply.headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': POLICY,
    })
    if (answer.signIn) void reply.header('set-cookie', signInCookie(answer.signIn, 'display', this.config))
    if (answer.signIn) void reply.header('refresh', '0')
    if (answer.pairing)
      void reply.header('set-cookie', this.pairingCookie(`${answer.pairing.secret}.${answer.pairing.code}`))
    return answer.html
  }

  private pairingCookie(value: string): string {
    const { isHttps: secure } = this.config
    const path = '/api/display-board'
    return stringifySetCookie({
      name: PAIRING_COOKIE,
      value,
      path,
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: 600,
    })
  }
}
