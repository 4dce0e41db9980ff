import { Body, Controller, Inject, Patch, Post, Put, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { signInCookie } from '#server/platform/auth/session-cookies'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { DisplayPairingService } from '#server/screens/displays/display-pairing.service'
import { DisplaySettingsService } from '#server/screens/displays/display-settings.service'
import { DisplayView } from '#shared/screens/displays/contract'
import { OpenHereInput, PairDisplayInput, RenameDisplayInput } from '#shared/screens/displays/pairing'
import { DisplaySettings } from '#shared/screens/displays/settings'

/** Directors put TVs on without an address: by the code that one shows, or on the machine they sit at. */
@Controller('api/contests/:contestId/displays')
@DirectorsOnly()
export class DisplayPairingController {
  constructor(
    private readonly pairing: DisplayPairingService,
    private readonly settings: DisplaySettingsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('pair')
  @Describe({
    zh: '用配对码接上大屏',
    en: 'Pair the TV that shows this code',
    answer: DisplayView,
    errors: ['pairing_code_wrong', 'too_many_requests'],
    body: { code: 'H7K3PX', name: '大厅' },
  })
  pair(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: PairDisplayInput }) input: PairDisplayInput,
  ): Promise<DisplayView> {
    return this.pairing.pair(me, contestId, input)
  }

  @Post('here')
  @Describe({ zh: '把这台电脑当大屏', en: 'Make this machine a TV', answer: DisplayView })
  async here(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: OpenHereInput }) input: OpenHereInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisplayView> {
    const { cookie, 'user-agent': userAgent } = request.headers
    const { view, cookieToken } = await this.pairing.here(me, contestId, input, { cookie, userAgent })
    void reply.header('set-cookie', signInCookie(cookieToken, 'display', this.config))
    return view
  }

  @Put(':id/settings')
  @Describe({ zh: '选大屏放什么、什么时候放', en: 'Choose what a TV shows and when', answer: DisplayView })
  set(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: DisplaySettings }) input: DisplaySettings,
  ): Promise<DisplayView> {
    return this.settings.set(me, contestId, id, input)
  }

  @Patch(':id')
  @Describe({ zh: '改大屏的名字', en: 'Rename a TV', answer: DisplayView })
  rename(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: RenameDisplayInput }) { name }: RenameDisplayInput,
  ): Promise<DisplayView> {
    return this.pairing.rename(me, contestId, id, name)
  }
}
