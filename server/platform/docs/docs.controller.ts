import { Controller, Get, Headers, Inject, Redirect } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, ForTokens, Public } from '#server/platform/auth/access'
import type { Language } from '#server/platform/docs/component-schemas'
import { ContractNames } from '#server/platform/docs/contract-names'
import { openApi } from '#server/platform/docs/openapi'
import { RoutesReader } from '#server/platform/docs/routes.reader'
import { Describe } from '#server/platform/http/describe'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

/** The API, described by itself. */
@Controller('api/docs')
export class DocsController {
  /** Routes and contracts stay as they are while the server runs. */
  private readonly documents = new Map<Language, Record<string, unknown>>()

  constructor(
    private readonly routes: RoutesReader,
    private readonly names: ContractNames,
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
  document(@Headers('accept-language') accepted = ''): Record<string, unknown> {
    const language = /^en/i.test(accepted) ? 'en' : 'zh-CN'
    const document =
      this.documents.get(language) ?? openApi(this.routes.all(), this.names, this.config.publicUrl, language)
    this.documents.set(language, document)
    return document
  }
}
