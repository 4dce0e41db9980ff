import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common'
import { z } from 'zod'
import { AccountsService } from '#server/platform/accounts/accounts.service'
import { ResetsService } from '#server/platform/accounts/resets.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import {
  type AccountView,
  AmendAccountInput,
  CreateAccountInput,
  type NewReset,
} from '#shared/platform/accounts/contract'

/** Directors look after the accounts of their centre. */
@Controller('api/accounts')
@DirectorsOnly()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly resets: ResetsService,
  ) {}

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

  @Delete(':id/sessions')
  @HttpCode(204)
  signOut(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.accounts.signOut(me, id)
  }

  @Post(':id/resets')
  reset(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<NewReset> {
    return this.resets.make(me, id)
  }
}
