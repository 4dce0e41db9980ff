import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common'
import { z } from 'zod'
import { ContestsService } from '#server/contest/contests/contests.service'
import { DraftsService } from '#server/contest/contests/drafts.service'
import { RevisionsService } from '#server/contest/contests/revisions.service'
import { AllowTv, CurrentCaller, DirectorsOnly, ForTokens, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import {
  AmendContestInput,
  AmendTeamInput,
  type ContestSummary,
  type ContestView,
  CreateContestInput,
  SaveDraftInput,
} from '#shared/contest/contests/contract'
import { ReviseInput } from '#shared/contest/contests/revision'

@Controller('api/contests')
export class ContestsController {
  constructor(
    private readonly contests: ContestsService,
    private readonly drafts: DraftsService,
    private readonly revisions: RevisionsService,
  ) {}

  @Get()
  list(@Me() person: Person): Promise<ContestSummary[]> {
    return this.contests.list(person)
  }

  @Post()
  @DirectorsOnly()
  create(@Me() person: Person, @Body({ schema: CreateContestInput }) input: CreateContestInput): Promise<ContestView> {
    return this.contests.create(person, input)
  }

  @Get(':contestId')
  @AllowTv()
  @ForTokens('read')
  view(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
  ): Promise<ContestView> {
    return this.contests.view(caller, contestId)
  }

  @Put(':contestId')
  @DirectorsOnly()
  save(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: SaveDraftInput }) input: SaveDraftInput,
  ): Promise<ContestView> {
    return this.drafts.save(person, contestId, input)
  }

  @Patch(':contestId')
  @DirectorsOnly()
  amend(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: AmendContestInput }) input: AmendContestInput,
  ): Promise<ContestView> {
    return this.drafts.amend(person, contestId, input)
  }

  @Patch(':contestId/teams/:teamId')
  @DirectorsOnly()
  amendTeam(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('teamId', { schema: z.uuid() }) teamId: string,
    @Body({ schema: AmendTeamInput }) input: AmendTeamInput,
  ): Promise<ContestView> {
    return this.drafts.amendTeam(person, contestId, teamId, input)
  }

  @Post(':contestId/start')
  @HttpCode(200)
  @DirectorsOnly()
  start(@Me() person: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<ContestView> {
    return this.drafts.start(person, contestId)
  }

  @Post(':contestId/close')
  @HttpCode(200)
  @DirectorsOnly()
  close(@Me() person: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<ContestView> {
    return this.drafts.close(person, contestId)
  }

  @Post(':contestId/revisions')
  @HttpCode(200)
  @DirectorsOnly()
  revise(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: ReviseInput }) input: ReviseInput,
  ): Promise<ContestView> {
    return this.revisions.publish(person, contestId, input)
  }
}
