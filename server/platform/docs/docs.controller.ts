import { Controller, Get, Headers, Inject, Redirect } from '@nestjs/common'
import { DirectorsOnly, ForTokens, Public } from '#server/platform/auth/access'
import { openApi } from '#server/platform/docs/openapi'
import { RoutesReader } from '#server/platform/docs/routes.reader'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

/** The API, described by itself. */
@Controller('api/docs')
export class DocsController {
  constructor(
    private readonly routes: RoutesReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Public()
  @Redirect('/admin/api-docs', 302)
  page(): void {}

  @Get('openapi.json')
  @DirectorsOnly()
  @ForTokens('any')
  document(@Headers('accept-language') language = ''): Record<string, unknown> {
    return openApi(this.routes.all(), this.config.publicUrl, /^en/i.test(language) ? 'en' : 'zh-CN')
  }
}
