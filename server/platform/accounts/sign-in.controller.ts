import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SignInService } from '#server/platform/accounts/sign-in.service'
import { Me, Public } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { signOutCookie } from '#server/platform/auth/session-cookies'
import { Describe } from '#server/platform/http/describe'
import { deviceOf } from '#server/platform/http/device'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { ChangePasswordInput, SignedIn, SignInInput } from '#shared/platform/accounts/contract'

/** Sign-in, sign-out and the own account. */
@Controller('api')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post('sign-in')
  @HttpCode(200)
  @Describe({ zh: '登录', en: 'Sign in', answer: SignedIn, errors: ['wrong_credentials', 'center_code_needed'] })
  async signIn(
    @Body({ schema: SignInInput }) input: SignInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { signedIn, cookies } = await this.signIns.signIn(input, deviceOf(request))
    void reply.header('set-cookie', cookies)
    return signedIn
  }

  @Post('sign-out')
  @HttpCode(204)
  @Describe({ zh: '退出登录', en: 'Sign out', answer: null, errors: ['not_found'] })
  async signOut(@Me() me: Person, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIns.signOut(me)
    void reply.header('set-cookie', signOutCookie('person', this.config))
  }

  @Get('me')
  @Describe({ zh: '我是谁', en: 'Who I am', answer: SignedIn })
  me(@Me() me: Person): Promise<SignedIn> {
    return this.signIns.me(me)
  }

  @Post('me/password')
  @HttpCode(204)
  @Describe({
    zh: '改自己的密码',
    en: 'Change one’s own password',
    answer: null,
    errors: ['wrong_credentials', 'password_too_common'],
  })
  async changePassword(
    @Me() me: Person,
    @Body({ schema: ChangePasswordInput }) input: ChangePasswordInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const known = await this.signIns.changePassword(me, input, deviceOf(request))
    if (known.length > 0) void reply.header('set-cookie', known)
  }
}
