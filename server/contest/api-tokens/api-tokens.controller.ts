import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { z } from 'zod'
import { ApiTokensService } from '#server/contest/api-tokens/api-tokens.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { type ApiTokenView, CreateApiTokenInput, type NewApiToken } from '#shared/contest/api-tokens/contract'

/** Directors let other systems in, one contest each. */
@Controller('api/contests/:contestId/api-tokens')
@DirectorsOnly()
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get()
  list(@Me() me: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<ApiTokenView[]> {
    return this.tokens.list(me, contestId)
  }

  @Post()
  create(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: CreateApiTokenInput }) input: CreateApiTokenInput,
  ): Promise<NewApiToken> {
    return this.tokens.create(me, contestId, input)
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.tokens.revoke(me, contestId, id)
  }
}
