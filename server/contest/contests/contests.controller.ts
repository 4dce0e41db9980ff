import { Body, Controller, Get, HttpCode, Patch, Post, Put } from '@nestjs/common'
import { z } from 'zod'
import { ContestLifecycleService } from '#server/contest/contests/contest-lifecycle.service'
import { ContestsService } from '#server/contest/contests/contests.service'
import { DraftsService } from '#server/contest/contests/drafts.service'
import { RevisionsService } from '#server/contest/contests/revisions.service'
import { AllowTv, CurrentCaller, DirectorsOnly, ForTokens, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import {
  AmendContestInput,
  AmendTeamInput,
  ContestSummary,
  ContestView,
  CreateContestInput,
  SaveDraftInput,
} from '#shared/contest/contests/contract'
import { ReviseInput } from '#shared/contest/contests/revision'

@Controller('api/contests')
export class ContestsController {
  constructor(
    private readonly contests: ContestsService,
    private readonly drafts: DraftsService,
    private readonly lifecycle: ContestLifecycleService,
    private readonly revisions: RevisionsService,
  ) {}

  @Get()
  @Describe({ zh: '列出我看得到的竞赛', en: 'List the contests that I see', answer: z.array(ContestSummary) })
  list(@Me() person: Person): Promise<ContestSummary[]> {
    return this.contests.list(person)
  }

  @Post()
  @DirectorsOnly()
  @Describe({ zh: '新建竞赛草稿', en: 'Make a draft of a contest', answer: ContestView })
  create(@Me() person: Person, @Body({ schema: CreateContestInput }) input: CreateContestInput): Promise<ContestView> {
    return this.contests.create(person, input)
  }

  @Get(':contestId')
  @AllowTv()
  @ForTokens('read')
  @Describe({
    zh: '看一场竞赛：日期、队伍、业务、目标、队员',
    en: 'Read a contest: dates, teams, metrics, goals, participants',
    answer: ContestView,
  })
  view(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<ContestView> {
    return this.contests.view(caller, contestId)
  }

  @Put(':contestId')
  @DirectorsOnly()
  @Describe({
    zh: '保存竞赛草稿',
    en: 'Save a draft',
    answer: ContestView,
    errors: ['contest_not_draft', 'field_changed', 'team_has_people', 'total_too_large', 'activity_share_too_large'],
  })
  save(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: SaveDraftInput }) input: SaveDraftInput,
  ): Promise<ContestView> {
    return this.drafts.save(person, contestId, input)
  }

  @Patch(':contestId')
  @DirectorsOnly()
  @Describe({
    zh: '更正名称、口号、结束日期',
    en: 'Correct name, slogan, end',
    answer: ContestView,
    errors: ['end_before_sales', 'contest_closed'],
  })
  amend(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: AmendContestInput }) input: AmendContestInput,
  ): Promise<ContestView> {
    return this.lifecycle.amend(person, contestId, input)
  }

  @Patch(':contestId/teams/:teamId')
  @DirectorsOnly()
  @Describe({
    zh: '更正队伍的名字和样子',
    en: 'Correct a team’s name and look',
    answer: ContestView,
  })
  amendTeam(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('teamId') teamId: string,
    @Body({ schema: AmendTeamInput }) input: AmendTeamInput,
  ): Promise<ContestView> {
    return this.lifecycle.amendTeam(person, contestId, teamId, input)
  }

  @Post(':contestId/start')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '开赛',
    en: 'Start a contest',
    answer: ContestView,
    errors: ['contest_incomplete', 'contest_not_draft', 'ranking_needs_goals'],
  })
  start(@Me() person: Person, @ContestId() contestId: string): Promise<ContestView> {
    return this.lifecycle.start(person, contestId)
  }

  @Post(':contestId/close')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '结束竞赛，宣布终榜',
    en: 'Close a contest for good',
    answer: ContestView,
    errors: ['contest_not_started', 'contest_closed', 'disputes_open', 'reviews_open'],
  })
  close(@Me() person: Person, @ContestId() contestId: string): Promise<ContestView> {
    return this.lifecycle.close(person, contestId)
  }

  @Post(':contestId/revisions')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({
    zh: '公布规则修订',
    en: 'Publish a revision of the rules',
    answer: ContestView,
    errors: [
      'contest_not_started',
      'contest_closed',
      'contest_settling',
      'revision_reaches_back',
      'activities_from_tomorrow',
      'activity_points_frozen',
      'business_date_outside_contest',
      'revision_before_last',
      'unknown_metric',
      'revision_changes_nothing',
      'revision_already_sold',
      'ranking_needs_goals',
      'total_too_large',
    ],
    body: {
      from: '2015-05-01',
      reason: '上级公司调高目标',
      goals: [{ teamId: null, metricId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', target: 300, challenge: 360 }],
    },
  })
  revise(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: ReviseInput }) input: ReviseInput,
  ): Promise<ContestView> {
    return this.revisions.publish(person, contestId, input)
  }
}
