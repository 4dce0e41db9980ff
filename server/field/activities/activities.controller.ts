import { Body, Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common'
import { ActivitiesService } from '#server/field/activities/activities.service'
import { ActivitiesExportService } from '#server/field/activities/activities-export.service'
import { TeamFunnelsService } from '#server/field/activities/team-funnels.service'
import { AllowTv, CurrentCaller, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { asFile } from '#server/platform/spreadsheets/as-file'
import {
  CountActivityInput,
  OwnActivities,
  SayOutcomeInput,
  UndoActivityInput,
} from '#shared/field/activities/contract'
import { ActivitiesExportQuery } from '#shared/field/activities/export-texts'
import { TeamFunnels } from '#shared/field/activities/funnel'

const REQUEST = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const ENTRY = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'

@Controller('api/contests/:contestId/activities')
export class ActivitiesController {
  constructor(
    private readonly activities: ActivitiesService,
    private readonly exports: ActivitiesExportService,
    private readonly funnels: TeamFunnelsService,
  ) {}

  @Get('own')
  @Describe({
    zh: '我今天和本周做了多少活动量',
    en: 'What I have done today and in this week',
    answer: OwnActivities,
    errors: ['not_a_participant'],
  })
  own(@Me() person: Person, @ContestId() contestId: string): Promise<OwnActivities> {
    return this.activities.own(person, contestId)
  }

  @Get('teams')
  @AllowTv()
  @Describe({ zh: '各队今天的漏斗', en: 'The funnel of each team today', answer: TeamFunnels })
  teams(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<TeamFunnels> {
    return this.funnels.today(caller, contestId)
  }

  @Get('export')
  @RequireLedgerKeeper()
  @Describe({ zh: '导出走访明细', en: 'Export activities', answer: 'file', errors: ['contest_not_started'] })
  async export(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: ActivitiesExportQuery }) query: ActivitiesExportQuery,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.exports.export(person, contestId, query)
    return asFile(content, name, type)
  }

  @Post()
  @Describe({
    zh: '记一次活动；同一个 requestId 只算一次',
    en: 'Count one activity; the same requestId counts once',
    answer: OwnActivities,
    errors: [
      'contest_not_started',
      'contest_closed',
      'not_a_participant',
      'request_reused',
      'tap_in_future',
      'business_date_in_future',
      'business_date_outside_contest',
      'business_date_too_old',
      'participant_left',
      'participant_not_yet_in',
      'unknown_activity',
      'outcome_not_of_activity',
      'unknown_territory',
    ],
    body: { requestId: REQUEST, activityId: ENTRY, outcome: 'interested', nextOn: '2015-04-13' },
  })
  count(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: CountActivityInput }) input: CountActivityInput,
  ): Promise<OwnActivities> {
    return this.activities.count(person, contestId, input)
  }

  @Post('outcomes')
  @HttpCode(200)
  @Describe({
    zh: '说这次活动的结果，10 分钟内可以改',
    en: 'Say what came of an activity, which may change for 10 minutes',
    answer: OwnActivities,
    errors: [
      'contest_not_started',
      'contest_closed',
      'not_a_participant',
      'tap_in_future',
      'activity_window_over',
      'activity_undone',
      'unknown_activity',
      'outcome_not_of_activity',
    ],
    body: { requestId: REQUEST, entry: ENTRY, outcome: 'rival', rival: '移动', rivalUntil: '2015-09' },
  })
  sayOutcome(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: SayOutcomeInput }) input: SayOutcomeInput,
  ): Promise<OwnActivities> {
    return this.activities.sayOutcome(person, contestId, input)
  }

  @Post('undo')
  @HttpCode(200)
  @Describe({
    zh: '撤销一次活动，10 分钟内',
    en: 'Undo an activity, within 10 minutes',
    answer: OwnActivities,
    errors: [
      'contest_not_started',
      'contest_closed',
      'not_a_participant',
      'tap_in_future',
      'activity_window_over',
      'activity_of_deal',
    ],
    body: { requestId: REQUEST, entry: ENTRY },
  })
  undo(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: UndoActivityInput }) input: UndoActivityInput,
  ): Promise<OwnActivities> {
    return this.activities.undo(person, contestId, input)
  }
}
