import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { DisplaysService } from '#server/screens/displays/displays.service'
import { CreateDisplayInput, DisplayView, NewDisplay } from '#shared/screens/displays/contract'

/** Directors manage the TVs and links of their contests. */
@Controller('api/contests/:contestId/displays')
@DirectorsOnly()
export class DisplaysController {
  constructor(private readonly displays: DisplaysService) {}

  @Get()
  @Describe({ zh: '列出大屏', en: 'List the TVs', answer: z.array(DisplayView) })
  list(@Me() me: Person, @ContestId() contestId: string): Promise<DisplayView[]> {
    return this.displays.list(me, contestId)
  }

  @Post()
  @Describe({ zh: '新建大屏地址', en: 'Make an address for a TV', answer: NewDisplay })
  create(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: CreateDisplayInput }) input: CreateDisplayInput,
  ): Promise<NewDisplay> {
    return this.displays.create(me, contestId, input)
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ zh: '作废大屏', en: 'Revoke a TV', answer: null })
  revoke(@Me() me: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<void> {
    return this.displays.revoke(me, contestId, id)
  }
}
