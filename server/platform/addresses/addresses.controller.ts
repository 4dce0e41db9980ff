import { Body, Controller, Get, HttpCode, Post, Put, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { AddressesService } from '#server/platform/addresses/addresses.service'
import { StreetService } from '#server/platform/addresses/street.service'
import { DirectorsOnly, Me, Public } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import {
  AddressesInput,
  AddressesView,
  ReachInput,
  StreetAnswer,
  StreetTrial,
  StreetView,
} from '#shared/platform/addresses/contract'

/** By which address people open the server, for directors of its only centre. */
@Controller('api/addresses')
@DirectorsOnly()
export class AddressesController {
  constructor(
    private readonly addresses: AddressesService,
    private readonly trials: StreetService,
  ) {}

  @Get()
  @Describe({
    zh: '看大家用哪个网址打开',
    en: 'See by which address people open the server',
    answer: AddressesView,
    errors: ['addresses_shared'],
  })
  view(): Promise<AddressesView> {
    return this.addresses.view()
  }

  @Put()
  @Describe({
    zh: '改网址，重启后生效',
    en: 'Change the address, as of the next start',
    body: { isOpen: true, publicUrl: null },
    answer: AddressesView,
    errors: ['addresses_shared', 'address_fixed', 'address_elsewhere'],
  })
  change(@Me() me: Person, @Body({ schema: AddressesInput }) input: AddressesInput): Promise<AddressesView> {
    return this.addresses.change(me, input)
  }

  @Post('restart')
  @HttpCode(204)
  @Describe({
    zh: '重启，改好的网址生效',
    en: 'Restart on the changed address',
    answer: null,
    errors: ['addresses_shared'],
  })
  restart(@Me() me: Person): Promise<void> {
    return this.addresses.restart(me)
  }

  @Get('street')
  @Describe({
    zh: '看手机流量的试连到了没有',
    en: 'See whether the trial from mobile data has arrived',
    answer: StreetView,
    errors: ['addresses_shared'],
  })
  async street(): Promise<StreetView> {
    return { trial: await this.trials.view() }
  }

  @Post('street')
  @Describe({
    zh: '开始一次手机流量的试连',
    en: 'Begin a trial from mobile data',
    answer: StreetTrial,
    errors: ['addresses_shared'],
  })
  begin(): Promise<StreetTrial> {
    return this.trials.begin()
  }

  @Public()
  @Post('street/reach')
  @HttpCode(200)
  @Describe({
    zh: '手机在街上打开了',
    en: 'A phone has opened the page of the trial',
    answer: StreetAnswer,
    errors: ['street_trial_over'],
  })
  reach(@Body({ schema: ReachInput }) { token }: ReachInput, @Req() request: FastifyRequest): StreetAnswer {
    return this.trials.reach(token, request.ip)
  }
}
