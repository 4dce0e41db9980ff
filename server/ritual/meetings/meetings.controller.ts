import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me, Watcher, Watchers } from '#server/platform/http/access'
import type { Caller, Person } from '#server/platform/http/caller'
import { MeetingWordsService } from '#server/ritual/meetings/meeting-words.service'
import { MeetingsService } from '#server/ritual/meetings/meetings.service'
import { DayQuery } from '#shared/contest/duty/contract'
import {
  AddPraiseInput,
  type MeetingDesk,
  MeetingField,
  MeetingKind,
  type MeetingView,
  ShowItemInput,
  WriteFieldInput,
} from '#shared/ritual/meetings/contract'
import { SayShortfallInput } from '#shared/ritual/shortfalls/contract'

const ContestId = { schema: z.uuid() }
const Kind = { schema: MeetingKind }

@Controller('api/contests/:contestId')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly words: MeetingWordsService,
  ) {}

  @Get('meetings')
  @Watchers()
  list(
    @Watcher() caller: Caller,
    @Param('contestId', ContestId) contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingView[]> {
    return this.meetings.list(caller, contestId, day)
  }

  @Get('meetings/:kind')
  @DirectorsOnly()
  desk(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingDesk> {
    return this.meetings.desk(person, { contestId, kind, day })
  }

  @Post('meetings/:kind/open')
  @HttpCode(200)
  @DirectorsOnly()
  open(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingDesk> {
    return this.meetings.open(person, { contestId, kind, day })
  }

  @Post('meetings/:kind/item')
  @HttpCode(200)
  @DirectorsOnly()
  show(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: ShowItemInput }) { item }: ShowItemInput,
  ): Promise<MeetingDesk> {
    return this.meetings.show(person, { contestId, kind, day }, item)
  }

  @Post('meetings/:kind/close')
  @HttpCode(200)
  @DirectorsOnly()
  close(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingDesk> {
    return this.meetings.close(person, { contestId, kind, day })
  }

  @Put('meetings/:kind/fields/:field')
  @DirectorsOnly()
  write(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Param('field', { schema: MeetingField }) field: MeetingField,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: WriteFieldInput }) input: WriteFieldInput,
  ): Promise<MeetingDesk> {
    return this.words.write(person, { contestId, kind, day }, field, input)
  }

  @Post('meetings/:kind/praises')
  @HttpCode(200)
  @DirectorsOnly()
  praise(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: AddPraiseInput }) input: AddPraiseInput,
  ): Promise<MeetingDesk> {
    return this.words.praise(person, { contestId, kind, day }, input)
  }

  @Delete('meetings/:kind/praises/:praiseId')
  @DirectorsOnly()
  drop(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Param('praiseId', { schema: z.uuid() }) praiseId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingDesk> {
    return this.words.drop(person, { contestId, kind, day }, praiseId)
  }

  @Put('shortfalls')
  @DirectorsOnly()
  sayShortfall(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: SayShortfallInput }) input: SayShortfallInput,
  ): Promise<MeetingDesk> {
    return this.words.sayShortfall(person, { contestId, kind: 'evening', day }, input)
  }
}
