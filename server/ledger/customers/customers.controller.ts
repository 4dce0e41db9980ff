import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common'
import { z } from 'zod'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { CustomersService } from '#server/ledger/customers/customers.service'
import { DirectorsOnly, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import {
  type CustomerCount,
  type CustomerView,
  FindCustomerInput,
  RetentionInput,
  type RetentionView,
} from '#shared/ledger/customers/contract'

/** A phone is asked for in a body, as an address would end up in logs and histories. */
@Controller('api')
export class CustomersController {
  constructor(
    private readonly customers: CustomersService,
    private readonly retention: CustomerRetentionService,
  ) {}

  @Post('contests/:contestId/deals/:dealId/customer/reveal')
  @RequireLedgerKeeper()
  @HttpCode(200)
  reveal(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('dealId', { schema: z.uuid() }) dealId: string,
  ): Promise<CustomerView> {
    return this.customers.reveal(me, contestId, dealId)
  }

  @Delete('contests/:contestId/deals/:dealId/customer')
  @DirectorsOnly()
  @HttpCode(204)
  eraseOfDeal(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('dealId', { schema: z.uuid() }) dealId: string,
  ): Promise<void> {
    return this.customers.eraseOfDeal(me, contestId, dealId)
  }

  @Post('customers/count')
  @DirectorsOnly()
  @HttpCode(200)
  count(@Me() me: Person, @Body({ schema: FindCustomerInput }) { phone }: FindCustomerInput): Promise<CustomerCount> {
    return this.customers.count(me, phone)
  }

  @Post('customers/erase')
  @DirectorsOnly()
  @HttpCode(200)
  erase(@Me() me: Person, @Body({ schema: FindCustomerInput }) { phone }: FindCustomerInput): Promise<CustomerCount> {
    return this.customers.eraseByPhone(me, phone)
  }

  @Get('customers/retention')
  @DirectorsOnly()
  retentionOf(@Me() me: Person): Promise<RetentionView> {
    return this.retention.view(me)
  }

  @Put('customers/retention')
  @DirectorsOnly()
  setRetention(@Me() me: Person, @Body({ schema: RetentionInput }) { days }: RetentionInput): Promise<RetentionView> {
    return this.retention.set(me, days)
  }
}
