import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { z } from 'zod'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { CheckInService } from '#server/ritual/meetings/check-in.service'
import { MeetingClosingService } from '#server/ritual/meetings/meeting-closing.service'
import { MeetingControlService } from '#server/ritual/meetings/meeting-control.service'
import { MeetingEditsService } from '#server/ritual/meetings/meeting-edits.service'
import { MeetingsService } from '#server/ritual/meetings/meetings.service'
import { DayQuery } from '#shared/contest/duty/contract'
import { CheckedIn, CheckInCode, CheckInInput } from '#shared/ritual/meetings/check-in'
import { MeetingView } from '#shared/ritual/meetings/contract'
import { MeetingEditorView } from '#shared/ritual/meetings/editor'
import { AddPraiseInput, ChooseFormInput, ShowItemInput, WriteFieldInput } from '#shared/ritual/meetings/inputs'
import { MeetingField, MeetingKind } from '#shared/ritual/meetings/items'
import { SayShortfallInput } from '#shared/ritual/shortfalls/contract'

const Kind = { schema: MeetingKind }

@Controller('api/contests/:contestId')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly control: MeetingControlService,
    private readonly closing: MeetingClosingService,
    private readonly edits: MeetingEditsService,
    private readonly checkIns: CheckInService,
  ) {}

  @Get('meetings')
  @AllowTv()
  @Describe({ zh: '列出晨会和夕会', en: 'List the meetings', answer: z.array(MeetingView) })
  list(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingView[]> {
    return this.meetings.list(caller, contestId, day)
  }

  @Get('meetings/:kind')
  @DirectorsOnly()
  @Describe({ zh: '会议的议程', en: 'The running order of a meeting', answer: MeetingEditorView })
  editor(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingEditorView> {
    return this.meetings.editor(person, { contestId, kind, day })
  }

  @Get('check-in')
  @DirectorsOnly()
  @Describe({ zh: '签到码', en: 'The code to check in with', answer: CheckInCode, errors: ['meeting_not_open'] })
  code(@Me() person: Person, @ContestId() contestId: string): Promise<CheckInCode> {
    return this.checkIns.code(person, contestId)
  }

  @Post('check-in')
  @HttpCode(200)
  @Describe({
    zh: '扫码签到',
    en: 'Check in',
    answer: CheckedIn,
    errors: ['check_in_code_old', 'meeting_not_open', 'not_on_duty', 'not_a_participant', 'not_for_others'],
  })
  checkIn(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: CheckInInput }) { scanned }: CheckInInput,
  ): Promise<CheckedIn> {
    return this.checkIns.checkIn(person, contestId, scanned)
  }

  @Post('meetings/:kind/open')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '开会',
    en: 'Open a meeting',
    answer: MeetingEditorView,
    errors: ['meeting_day_over', 'contest_settling', 'meeting_closed', 'contest_not_started', 'contest_closed'],
  })
  open(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingEditorView> {
    return this.control.open(person, { contestId, kind, day })
  }

  @Post('meetings/:kind/form')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '选这次会怎么开',
    en: 'Choose how this meeting is held',
    answer: MeetingEditorView,
    errors: [
      'meeting_begun',
      'meeting_day_over',
      'contest_settling',
      'meeting_closed',
      'contest_not_started',
      'contest_closed',
    ],
  })
  choose(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: ChooseFormInput }) { preset }: ChooseFormInput,
  ): Promise<MeetingEditorView> {
    return this.control.choose(person, { contestId, kind, day }, preset)
  }

  @Post('meetings/:kind/item')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '翻到一项',
    en: 'Go to an item',
    answer: MeetingEditorView,
    errors: [
      'meeting_not_open',
      'meeting_closed',
      'contest_settling',
      'meeting_day_over',
      'contest_not_started',
      'contest_closed',
    ],
  })
  show(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: ShowItemInput }) { item }: ShowItemInput,
  ): Promise<MeetingEditorView> {
    return this.control.show(person, { contestId, kind, day }, item)
  }

  @Post('meetings/:kind/close')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '散会',
    en: 'Close a meeting',
    answer: MeetingEditorView,
    errors: ['meeting_not_open', 'contest_settling', 'contest_not_started', 'contest_closed'],
  })
  close(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingEditorView> {
    return this.closing.close(person, { contestId, kind, day })
  }

  @Put('meetings/:kind/fields/:field')
  @DirectorsOnly()
  @Describe({
    zh: '写会议的一栏',
    en: 'Write a field of a meeting',
    answer: MeetingEditorView,
    errors: [
      'field_changed',
      'meeting_closed',
      'contest_settling',
      'meeting_day_over',
      'contest_not_started',
      'contest_closed',
    ],
  })
  write(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Param('field', { schema: MeetingField }) field: MeetingField,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: WriteFieldInput }) input: WriteFieldInput,
  ): Promise<MeetingEditorView> {
    return this.edits.write(person, { contestId, kind, day }, field, input)
  }

  @Post('meetings/:kind/praises')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '加一条表扬',
    en: 'Add a praise',
    answer: MeetingEditorView,
    errors: [
      'meeting_closed',
      'not_a_participant',
      'contest_settling',
      'meeting_day_over',
      'contest_not_started',
      'contest_closed',
    ],
  })
  praise(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: AddPraiseInput }) input: AddPraiseInput,
  ): Promise<MeetingEditorView> {
    return this.edits.praise(person, { contestId, kind, day }, input)
  }

  @Delete('meetings/:kind/praises/:praiseId')
  @DirectorsOnly()
  @Describe({
    zh: '去掉一条表扬',
    en: 'Take a praise away',
    answer: MeetingEditorView,
    errors: ['meeting_closed', 'contest_settling', 'meeting_day_over', 'contest_not_started', 'contest_closed'],
  })
  drop(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Param('kind', Kind) kind: MeetingKind,
    @UuidParam('praiseId') praiseId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<MeetingEditorView> {
    return this.edits.drop(person, { contestId, kind, day }, praiseId)
  }

  @Put('shortfalls')
  @DirectorsOnly()
  @Describe({
    zh: '写短板和措施',
    en: 'Write shortfalls and what is done',
    answer: MeetingEditorView,
    errors: [
      'meeting_closed',
      'not_a_participant',
      'contest_settling',
      'meeting_day_over',
      'contest_not_started',
      'contest_closed',
    ],
  })
  sayShortfall(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
    @Body({ schema: SayShortfallInput }) input: SayShortfallInput,
  ): Promise<MeetingEditorView> {
    return this.edits.sayShortfall(person, { contestId, kind: 'evening', day }, input)
  }
}
