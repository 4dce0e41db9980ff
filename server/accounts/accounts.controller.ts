import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common'
import { z } from 'zod'
import { AccountsService } from '#server/accounts/accounts.service'
import { DirectorsOnly, Me } from '#server/http/access'
import type { Person } from '#server/http/caller'
import { type AccountView, AmendAccountInput, CreateAccountInput } from '#shared/account'

/** Directors look after the accounts of their centre. */
@Controller('api/accounts')
@DirectorsOnly()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  list(@Me() me: Person): Promise<AccountView[]> {
    return this.accounts.list(me)
  }

  @Post()
  create(@Me() me: Person, @Body({ schema: CreateAccountInput }) input: CreateAccountInput): Promise<AccountView> {
    return this.accounts.create(me, input)
  }

  @Patch(':id')
  amend(
    @Me() me: Person,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: AmendAccountInput }) input: AmendAccountInput,
  ): Promise<AccountView> {
    return this.accounts.amend(me, id, input)
  }
}
