import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common'
import { z } from 'zod'
import { AllowTv, CurrentCaller, DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Caller, Person } from '#server/platform/auth/caller'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { BroadcastsService } from '#server/ritual/battle-reports/broadcasts.service'
import {
  DraftReportInput,
  type ReportReads,
  type ReportSummary,
  type ReportView,
  WithdrawReportInput,
  WriteReportInput,
} from '#shared/ritual/battle-reports/contract'

@Controller('api/contests/:contestId/reports')
export class BattleReportsController {
  constructor(
    private readonly reports: BattleReportsService,
    private readonly broadcasts: BroadcastsService,
  ) {}

  @Get()
  @AllowTv()
  list(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
  ): Promise<ReportSummary[]> {
    return this.reports.list(caller, contestId)
  }

  @Get(':reportId')
  @AllowTv()
  view(
    @CurrentCaller() caller: Caller,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
  ): Promise<ReportView> {
    return this.reports.view(caller, contestId, reportId)
  }

  @Post()
  @DirectorsOnly()
  draft(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: DraftReportInput }) input: DraftReportInput,
  ): Promise<ReportView> {
    return this.reports.draft(me, contestId, input)
  }

  @Put(':reportId')
  @DirectorsOnly()
  write(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
    @Body({ schema: WriteReportInput }) input: WriteReportInput,
  ): Promise<ReportView> {
    return this.reports.write(me, contestId, reportId, input)
  }

  @Post(':reportId/publish')
  @DirectorsOnly()
  @HttpCode(200)
  publish(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
  ): Promise<ReportView> {
    return this.broadcasts.publish(me, contestId, reportId)
  }

  @Post(':reportId/withdraw')
  @DirectorsOnly()
  @HttpCode(200)
  withdraw(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
    @Body({ schema: WithdrawReportInput }) { reason }: WithdrawReportInput,
  ): Promise<ReportView> {
    return this.broadcasts.withdraw(me, contestId, reportId, reason)
  }

  @Post(':reportId/read')
  @HttpCode(204)
  read(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
  ): Promise<void> {
    return this.broadcasts.read(me, contestId, reportId)
  }

  @Get(':reportId/reads')
  reads(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('reportId', { schema: z.uuid() }) reportId: string,
  ): Promise<ReportReads> {
    return this.broadcasts.reads(me, contestId, reportId)
  }
}
