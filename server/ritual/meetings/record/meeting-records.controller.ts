import { Controller, Get, Param, Query } from '@nestjs/common'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { MeetingRecordsService } from '#server/ritual/meetings/record/meeting-records.service'
import { DayQuery } from '#shared/contest/duty/contract'
import { MeetingKind } from '#shared/ritual/meetings/items'
import { MeetingRecord } from '#shared/ritual/meetings/meeting-record'
import { RecordsPage, RecordsQuery } from '#shared/ritual/meetings/record'

@Controller('api/contests/:contestId/meeting-records')
export class MeetingRecordsController {
  constructor(private readonly records: MeetingRecordsService) {}

  @Get()
  @Describe({ zh: '列出开过的会', en: 'List the meetings that were held', answer: RecordsPage })
  list(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: RecordsQuery }) { before }: RecordsQuery,
  ): Promise<RecordsPage> {
    return this.records.list(person, contestId, before)
  }

  @Get(':kind')
  @DirectorsOnly()
  @Describe({ zh: '一次会的会议记录', en: 'The record of a meeting', answer: MeetingRecord })
  record(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', { schema: MeetingKind }) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingRecord> {
    return this.records.record(person, { contestId, kind, day })
  }
}
