import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common'
import { z } from 'zod'
import { AccountsService } from '#server/platform/accounts/accounts.service'
import { ResetsService } from '#server/platform/accounts/resets.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { UuidParam } from '#server/platform/http/path-params'
import { AccountView, AmendAccountInput, CreateAccountInput, NewReset } from '#shared/platform/accounts/contract'

/** Directors manage the accounts of their centre. */
@Controller('api/accounts')
@DirectorsOnly()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly resets: ResetsService,
  ) {}

  @Get()
  @Describe({ zh: '列出本中心的账号', en: 'List the accounts of the centre', answer: z.array(AccountView) })
  list(@Me() me: Person): Promise<AccountView[]> {
    return this.accounts.list(me)
  }

  @Post()
  @Describe({
    zh: '建立账号',
    en: 'Make an account',
    answer: AccountView,
    errors: ['login_taken_by', 'password_too_common', 'login_taken'],
  })
  create(@Me() me: Person, @Body({ schema: CreateAccountInput }) input: CreateAccountInput): Promise<AccountView> {
    return this.accounts.create(me, input)
  }

  @Patch(':id')
  @Describe({
    zh: '更改或停用账号',
    en: 'Change or disable an account',
    answer: AccountView,
    errors: ['last_director', 'login_taken_by', 'login_taken'],
  })
  amend(
    @Me() me: Person,
    @UuidParam('id') id: string,
    @Body({ schema: AmendAccountInput }) input: AmendAccountInput,
  ): Promise<AccountView> {
    return this.accounts.amend(me, id, input)
  }

  @Delete(':id/sessions')
  @HttpCode(204)
  @Describe({ zh: '让一个账号的全部设备退出', en: 'Sign out every device of an account', answer: null })
  signOut(@Me() me: Person, @UuidParam('id') id: string): Promise<void> {
    return this.accounts.signOut(me, id)
  }

  @Post(':id/resets')
  @Describe({ zh: '出一个重设密码的二维码', en: 'Make a password reset', answer: NewReset })
  reset(@Me() me: Person, @UuidParam('id') id: string): Promise<NewReset> {
    return this.resets.make(me, id)
  }
}
