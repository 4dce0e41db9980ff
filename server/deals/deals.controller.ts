import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { DealsService } from '#server/deals/deals.service'
import { LedgerService } from '#server/deals/ledger.service'
import { WithdrawalsService } from '#server/deals/withdrawals.service'
import { Me } from '#server/http/access'
import type { Person } from '#server/http/caller'
import { type DealPage, ListDeals, RecordDealInput, type RecordedDeal, WithdrawDealInput } from '#shared/deal'

@Controller('api/contests/:contestId/deals')
export class DealsController {
  constructor(
    private readonly deals: DealsService,
    private readonly withdrawals: WithdrawalsService,
    private readonly ledger: LedgerService,
  ) {}

  @Post()
  record(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: RecordDealInput }) input: RecordDealInput,
  ): Promise<RecordedDeal> {
    return this.deals.record(person, contestId, input)
  }

  @Get()
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
}
