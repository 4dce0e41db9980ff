import { Controller, Get, Headers, Inject, Redirect } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, ForTokens, Public } from '#server/platform/auth/access'
import { Describe } from '#server/platform/docs/describe'
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
  @Describe({ zh: '打开接口文档的页面', en: 'Open the API pages', answer: null })
  page(): void {}

  @Get('openapi.json')
  @DirectorsOnly()
  @ForTokens('any')
  @Describe({ zh: '这份文档', en: 'This document', answer: z.record(z.string(), z.unknown()) })
  document(@Headers('accept-language') language = ''): Record<string, unknown> {
    return openApi(this.routes.all(), this.config.publicUrl, /^en/i.test(language) ? 'en' : 'zh-CN')
  }
}
