import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import type { OpenAction } from '#shared/ritual/shortfalls/contract'

@Controller('api/contests/:contestId/shortfalls')
export class ShortfallsController {
  constructor(private readonly shortfalls: ShortfallsService) {}

  @Get()
  open(@Me() person: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<OpenAction[]> {
    return this.shortfalls.open(person, contestId)
  }

  @Post(':id/done')
  @HttpCode(200)
  done(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<OpenAction[]> {
    return this.shortfalls.done(person, contestId, id)
  }
}
