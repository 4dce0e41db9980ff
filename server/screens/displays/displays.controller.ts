import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { DisplaysService } from '#server/screens/displays/displays.service'
import { CreateDisplayInput, type DisplayView, type NewDisplay } from '#shared/screens/displays/contract'

/** Directors look after the TVs and links of their contests. */
@Controller('api/contests/:contestId/displays')
@DirectorsOnly()
export class DisplaysController {
  constructor(private readonly displays: DisplaysService) {}

  @Get()
  list(@Me() me: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<DisplayView[]> {
    return this.displays.list(me, contestId)
  }

  @Post()
  create(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: CreateDisplayInput }) input: CreateDisplayInput,
  ): Promise<NewDisplay> {
    return this.displays.create(me, contestId, input)
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.displays.revoke(me, contestId, id)
  }
}
