import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common'
import { z } from 'zod'
import { ApiTokensService } from '#server/contest/api-tokens/api-tokens.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { ApiTokenView, CreateApiTokenInput, NewApiToken } from '#shared/contest/api-tokens/contract'

/** Directors manage the API tokens of their contests. */
@Controller('api/contests/:contestId/api-tokens')
@DirectorsOnly()
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get()
  @Describe({ zh: '列出接口密钥', en: 'List the API tokens', answer: z.array(ApiTokenView) })
  list(@Me() me: Person, @ContestId() contestId: string): Promise<ApiTokenView[]> {
    return this.tokens.list(me, contestId)
  }

  @Post()
  @Describe({
    zh: '新建接口密钥，原文只给这一次',
    en: 'Make an API token, told this once',
    answer: NewApiToken,
    errors: ['token_expiry_over'],
  })
  create(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: CreateApiTokenInput }) input: CreateApiTokenInput,
  ): Promise<NewApiToken> {
    return this.tokens.create(me, contestId, input)
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ zh: '作废接口密钥', en: 'Revoke an API token', answer: null })
  revoke(@Me() me: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<void> {
    return this.tokens.revoke(me, contestId, id)
  }
}
