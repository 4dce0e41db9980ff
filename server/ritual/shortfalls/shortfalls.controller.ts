import { Controller, Get, HttpCode, Post } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import { OpenAction } from '#shared/ritual/shortfalls/contract'

@Controller('api/contests/:contestId/shortfalls')
export class ShortfallsController {
  constructor(private readonly shortfalls: ShortfallsService) {}

  @Get()
  @Describe({ zh: '没做完的措施', en: 'What is still to be done', answer: z.array(OpenAction) })
  open(@Me() person: Person, @ContestId() contestId: string): Promise<OpenAction[]> {
    return this.shortfalls.open(person, contestId)
  }

  @Post(':id/done')
  @HttpCode(200)
  @Describe({ zh: '措施做完了', en: 'Note that it is done', answer: z.array(OpenAction) })
  done(@Me() person: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<OpenAction[]> {
    return this.shortfalls.done(person, contestId, id)
  }
}
