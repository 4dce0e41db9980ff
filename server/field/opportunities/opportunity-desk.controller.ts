import { Body, Controller, Get, HttpCode, Post, Put, Query, type StreamableFile } from '@nestjs/common'
import { z } from 'zod'
import { OpportunitiesExportService } from '#server/field/opportunities/opportunities-export.service'
import { OpportunityDeskService } from '#server/field/opportunities/opportunity-desk.service'
import { OpportunityStepsService } from '#server/field/opportunities/opportunity-steps.service'
import { DirectorsOnly, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { asFile } from '#server/platform/spreadsheets/as-file'
import {
  CountingStep,
  GiveInput,
  OpportunitiesExportQuery,
  OpportunityDesk,
  OpportunityView,
  SetCountingStepsInput,
} from '#shared/field/opportunities/contract'

/** 商机 of all members, for the back office. */
@Controller('api/contests/:contestId/opportunities')
@RequireLedgerKeeper()
export class OpportunityDeskController {
  constructor(
    private readonly deals: OpportunityDeskService,
    private readonly steps: OpportunityStepsService,
    private readonly exports: OpportunitiesExportService,
  ) {}

  @Get()
  @Describe({ zh: '所有商机，按进度', en: 'All opportunities, step by step', answer: OpportunityDesk })
  desk(@Me() me: Person, @ContestId() contestId: string): Promise<OpportunityDesk> {
    return this.deals.desk(me, contestId)
  }

  @Get('export')
  @Describe({ zh: '导出商机明细', en: 'Export opportunities', answer: 'file', errors: ['contest_not_started'] })
  async export(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Query({ schema: OpportunitiesExportQuery }) query: OpportunitiesExportQuery,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.exports.export(me, contestId, query)
    return asFile(content, name, type)
  }

  @Put('counting')
  @DirectorsOnly()
  @Describe({
    zh: '设定商机到哪一步报单',
    en: 'Set at which step an opportunity counts, for each metric',
    answer: z.array(CountingStep),
    errors: ['unknown_metric', 'contest_closed'],
  })
  setCounting(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: SetCountingStepsInput }) input: SetCountingStepsInput,
  ): Promise<CountingStep[]> {
    return this.deals.setCounting(me, contestId, input)
  }

  @Post(':id/member')
  @HttpCode(200)
  @Describe({
    zh: '把商机转给另一名队员',
    en: 'Give an opportunity to another member',
    answer: OpportunityView,
    errors: [
      ...(['opportunity_not_yours', 'request_reused', 'not_a_participant', 'participant_left'] as const),
      ...(['contest_not_started', 'contest_closed'] as const),
    ],
  })
  give(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: GiveInput }) input: GiveInput,
  ): Promise<OpportunityView> {
    return this.steps.give(me, contestId, id, input)
  }
}
