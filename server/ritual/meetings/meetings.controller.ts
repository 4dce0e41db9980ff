import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { MeetingWordsService } from '#server/ritual/meetings/meeting-words.service'
import { MeetingsService } from '#server/ritual/meetings/meetings.service'
import { DayQuery } from '#shared/contest/duty/contract'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import { AddPraiseInput, ShowItemInput, WriteFieldInput } from '#shared/ritual/meetings/inputs'
import { MeetingField, MeetingKind } from '#shared/ritual/meetings/items'
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
  @AllowTv()
  list(
    @CurrentCaller() caller: Caller,
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
  ): Promise<MeetingEditorView> {
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
  ): Promise<MeetingEditorView> {
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
  ): Promise<MeetingEditorView> {
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
  ): Promise<MeetingEditorView> {
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
  ): Promise<MeetingEditorView> {
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
  ): Promise<MeetingEditorView> {
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
  ): Promise<MeetingEditorView> {
    return this.words.drop(person, { contestId, kind, day }, praiseId)
  }

  @Put('shortfalls')
  @DirectorsOnly()
  sayShortfall(
    @Me() person: Person,
    @Param('contestId', ContestId) contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: SayShortfallInput }) input: SayShortfallInput,
  ): Promise<MeetingEditorView> {
    return this.words.sayShortfall(person, { contestId, kind: 'evening', day }, input)
  }
}
