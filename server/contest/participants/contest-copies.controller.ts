import { Body, Controller, Post } from '@nestjs/common'
import { ContestCopiesService } from '#server/contest/participants/contest-copies.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { ContestView, CopyContestInput } from '#shared/contest/contests/contract'

@Controller('api/contests/:contestId/copies')
@DirectorsOnly()
export class ContestCopiesController {
  constructor(private readonly copies: ContestCopiesService) {}

  @Post()
  @Describe({
    zh: '照这场竞赛新建草稿：队伍、业务、套餐、规则和队员，不带目标和战绩',
    en: 'Make a draft after this contest: teams, metrics, offers, rules and people, without goals and figures',
    answer: ContestView,
  })
  copy(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: CopyContestInput }) input: CopyContestInput,
  ): Promise<ContestView> {
    return this.copies.copy(person, contestId, input)
  }
}
