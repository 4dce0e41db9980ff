import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { ActivationsService } from '#server/ledger/deals/activations.service'
import { CancellationsService } from '#server/ledger/deals/cancellations.service'
import { DealsService } from '#server/ledger/deals/deals.service'
import { LedgerService } from '#server/ledger/deals/ledger.service'
import { ReassignmentsService } from '#server/ledger/deals/reassignments.service'
import { WithdrawalsService } from '#server/ledger/deals/withdrawals.service'
import { ForTokens, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import {
  ActivateDealInput,
  CancelDealInput,
  type DealPage,
  ListDeals,
  ReassignDealInput,
  type ReassignedDeal,
  RecordDealInput,
  type RecordedDeal,
  WithdrawDealInput,
} from '#shared/ledger/deals/contract'

@Controller('api/contests/:contestId/deals')
export class DealsController {
  constructor(
    private readonly deals: DealsService,
    private readonly withdrawals: WithdrawalsService,
    private readonly cancellations: CancellationsService,
    private readonly activations: ActivationsService,
    private readonly reassignments: ReassignmentsService,
    private readonly ledger: LedgerService,
  ) {}

  @Post()
  @ForTokens('record')
  record(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: RecordDealInput }) input: RecordDealInput,
  ): Promise<RecordedDeal> {
    return this.deals.record(person, contestId, input)
  }

  @Get()
  @ForTokens('read')
  page(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: ListDeals }) filter: ListDeals,
  ): Promise<DealPage> {
    return this.ledger.page(person, contestId, filter)
  }

  @Post(':dealId/withdrawal')
  @HttpCode(204)
  withdraw(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('dealId', { schema: z.uuid() }) dealId: string,
    @Body({ schema: WithdrawDealInput }) { reason }: WithdrawDealInput,
  ): Promise<void> {
    return this.withdrawals.withdraw(person, contestId, dealId, reason)
  }

  @Post(':dealId/cancellation')
  @RequireLedgerKeeper()
  @HttpCode(204)
  cancel(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('dealId', { schema: z.uuid() }) dealId: string,
    @Body({ schema: CancelDealInput }) input: CancelDealInput,
  ): Promise<void> {
    return this.cancellations.cancel(person, contestId, dealId, input)
  }

  @Post(':dealId/activation')
  @RequireLedgerKeeper()
  @HttpCode(204)
  activate(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('dealId', { schema: z.uuid() }) dealId: string,
    @Body({ schema: ActivateDealInput }) input: ActivateDealInput,
  ): Promise<void> {
    return this.activations.activate(person, contestId, dealId, input)
  }

  @Post(':dealId/reassignment')
  @RequireLedgerKeeper()
  reassign(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('dealId', { schema: z.uuid() }) dealId: string,
    @Body({ schema: ReassignDealInput }) input: ReassignDealInput,
  ): Promise<ReassignedDeal> {
    return this.reassignments.reassign(person, contestId, dealId, input)
  }
}
