import { Controller, Get, Query } from '@nestjs/common'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { ChartsService } from '#server/screens/charts/charts.service'
import { ChartsQuery, ChartsView } from '#shared/screens/charts/contract'

@Controller('api/contests/:contestId/charts')
export class ChartsController {
  constructor(private readonly charts: ChartsService) {}

  @Get()
  @Describe({
    zh: '每天的表态和完成，个人和队均',
    en: 'Pledged and sold day by day, and a person next to their team',
    answer: ChartsView,
    errors: ['not_a_participant', 'not_for_others'],
  })
  view(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: ChartsQuery }) { participantId }: ChartsQuery,
  ): Promise<ChartsView> {
    return this.charts.view(person, contestId, participantId)
  }
}
