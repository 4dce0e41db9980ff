import { Controller, Get, Put, Query } from '@nestjs/common'
import { LikesService } from '#server/ledger/likes/likes.service'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { AskLikes, LikesView } from '#shared/ledger/likes/contract'

@Controller('api/contests/:contestId')
export class LikesController {
  constructor(private readonly likes: LikesService) {}

  @Get('likes')
  @Describe({
    zh: '这些单有几个赞，我赞过哪些',
    en: 'How often these deals were liked, and which by me',
    answer: LikesView,
  })
  list(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: AskLikes }) { deals }: AskLikes,
  ): Promise<LikesView> {
    return this.likes.list(person, contestId, deals)
  }

  @Put('deals/:dealId/like')
  @Describe({
    zh: '赞同事的一单',
    en: 'Like the deal of a colleague',
    answer: LikesView,
    errors: ['own_sale', 'sale_gone', 'contest_not_started', 'contest_closed'],
  })
  like(@Me() person: Person, @ContestId() contestId: string, @UuidParam('dealId') dealId: string): Promise<LikesView> {
    return this.likes.like(person, contestId, dealId)
  }
}
