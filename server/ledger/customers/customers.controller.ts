import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { CustomersService } from '#server/ledger/customers/customers.service'
import { DirectorsOnly, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import {
  CustomerCount,
  CustomerView,
  FindCustomerInput,
  RetentionInput,
  RetentionView,
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
  @Describe({
    zh: '显示一单的客户，会记进操作记录',
    en: 'Tell the customer of a deal; the audit list notes it',
    answer: CustomerView,
  })
  reveal(@Me() me: Person, @ContestId() contestId: string, @UuidParam('dealId') dealId: string): Promise<CustomerView> {
    return this.customers.reveal(me, contestId, dealId)
  }

  @Delete('contests/:contestId/deals/:dealId/customer')
  @DirectorsOnly()
  @HttpCode(204)
  @Describe({ zh: '清除一单的客户资料', en: 'Erase the customer of a deal', answer: null })
  eraseOfDeal(@Me() me: Person, @ContestId() contestId: string, @UuidParam('dealId') dealId: string): Promise<void> {
    return this.customers.eraseOfDeal(me, contestId, dealId)
  }

  @Post('customers/count')
  @DirectorsOnly()
  @HttpCode(200)
  @Describe({ zh: '数一个号码留在几单里', en: 'Count the deals that hold a number', answer: CustomerCount })
  count(@Me() me: Person, @Body({ schema: FindCustomerInput }) { phone }: FindCustomerInput): Promise<CustomerCount> {
    return this.customers.count(me, phone)
  }

  @Post('customers/erase')
  @DirectorsOnly()
  @HttpCode(200)
  @Describe({ zh: '清除一个号码的客户资料', en: 'Erase a customer by phone', answer: CustomerCount })
  erase(@Me() me: Person, @Body({ schema: FindCustomerInput }) { phone }: FindCustomerInput): Promise<CustomerCount> {
    return this.customers.eraseByPhone(me, phone)
  }

  @Get('customers/retention')
  @DirectorsOnly()
  @Describe({ zh: '客户资料保留多久', en: 'How long customers are kept', answer: RetentionView })
  retentionOf(@Me() me: Person): Promise<RetentionView> {
    return this.retention.view(me)
  }

  @Put('customers/retention')
  @DirectorsOnly()
  @Describe({ zh: '设客户资料保留多久', en: 'Set how long customers are kept', answer: RetentionView })
  setRetention(@Me() me: Person, @Body({ schema: RetentionInput }) { days }: RetentionInput): Promise<RetentionView> {
    return this.retention.set(me, days)
  }

  @Post('customers/retention/clock')
  @DirectorsOnly()
  @HttpCode(200)
  @Describe({
    zh: '确认服务器时间没有错，到期的客户资料可以清除',
    en: 'Confirm that the server’s clock is right, so that what is old by it may be erased',
    answer: RetentionView,
  })
  confirmClock(@Me() me: Person): Promise<RetentionView> {
    return this.retention.confirmClock(me)
  }
}
