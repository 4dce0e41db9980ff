import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common'
import { z } from 'zod'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { BroadcastsService } from '#server/ritual/battle-reports/broadcasts.service'
import { ReportDraftsService } from '#server/ritual/battle-reports/report-drafts.service'
import {
  DraftReportInput,
  ReportReads,
  ReportSummary,
  ReportView,
  WithdrawReportInput,
  WriteReportInput,
} from '#shared/ritual/battle-reports/contract'

@Controller('api/contests/:contestId/reports')
export class BattleReportsController {
  constructor(
    private readonly reports: BattleReportsService,
    private readonly drafts: ReportDraftsService,
    private readonly broadcasts: BroadcastsService,
  ) {}

  @Get()
  @AllowTv()
  @Describe({ zh: '列出战报', en: 'List the battle reports', answer: z.array(ReportSummary) })
  list(@CurrentCaller() caller: Caller, @ContestId() contestId: string): Promise<ReportSummary[]> {
    return this.reports.list(caller, contestId)
  }

  @Get(':reportId')
  @AllowTv()
  @Describe({ zh: '看一份战报', en: 'Read a battle report', answer: ReportView })
  view(
    @CurrentCaller() caller: Caller,
    @ContestId() contestId: string,
    @UuidParam('reportId') reportId: string,
  ): Promise<ReportView> {
    return this.reports.view(caller, contestId, reportId)
  }

  @Post()
  @DirectorsOnly()
  @Describe({
    zh: '起草战报',
    en: 'Draft a battle report',
    answer: ReportView,
    errors: ['deal_taken_back', 'contest_not_started', 'business_date_in_future', 'business_date_outside_contest'],
  })
  draft(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: DraftReportInput }) input: DraftReportInput,
  ): Promise<ReportView> {
    return this.drafts.draft(me, contestId, input)
  }

  @Put(':reportId')
  @DirectorsOnly()
  @Describe({
    zh: '改战报草稿',
    en: 'Change a draft',
    answer: ReportView,
    errors: ['report_not_draft', 'field_changed'],
  })
  write(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('reportId') reportId: string,
    @Body({ schema: WriteReportInput }) input: WriteReportInput,
  ): Promise<ReportView> {
    return this.drafts.write(me, contestId, reportId, input)
  }

  @Post(':reportId/publish')
  @DirectorsOnly()
  @HttpCode(200)
  @Describe({ zh: '发布战报', en: 'Publish a battle report', answer: ReportView, errors: ['report_not_draft'] })
  publish(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('reportId') reportId: string,
  ): Promise<ReportView> {
    return this.broadcasts.publish(me, contestId, reportId)
  }

  @Post(':reportId/withdraw')
  @DirectorsOnly()
  @HttpCode(200)
  @Describe({ zh: '撤回战报', en: 'Withdraw a battle report', answer: ReportView, errors: ['report_not_published'] })
  withdraw(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('reportId') reportId: string,
    @Body({ schema: WithdrawReportInput }) { reason }: WithdrawReportInput,
  ): Promise<ReportView> {
    return this.broadcasts.withdraw(me, contestId, reportId, reason)
  }

  @Post(':reportId/read')
  @HttpCode(204)
  @Describe({ zh: '记下我读过', en: 'Note that I have read it', answer: null })
  read(@Me() me: Person, @ContestId() contestId: string, @UuidParam('reportId') reportId: string): Promise<void> {
    return this.broadcasts.read(me, contestId, reportId)
  }

  @Get(':reportId/reads')
  @Describe({ zh: '谁读过', en: 'Who has read it', answer: ReportReads })
  reads(
    @Me() me: Person,
    @ContestId() contestId: string,
    @UuidParam('reportId') reportId: string,
  ): Promise<ReportReads> {
    return this.broadcasts.reads(me, contestId, reportId)
  }
}
