import { Controller, Get } from '@nestjs/common'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { OwnRecordService } from '#server/screens/me/own-record.service'
import { OwnRecordView } from '#shared/screens/me/contract'

@Controller('api/contests/:contestId/own-record')
export class OwnRecordController {
  constructor(private readonly records: OwnRecordService) {}

  @Get()
  @Describe({
    zh: '本人的表态日历、连续兑现、个人最好和勋章',
    en: 'Own pledge calendar, streak, personal bests and medals',
    answer: OwnRecordView,
    errors: ['not_a_participant'],
  })
  view(@Me() person: Person, @ContestId() contestId: string): Promise<OwnRecordView> {
    return this.records.view(person, contestId)
  }
}
