import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { CardUseService } from '#server/ritual/playbook/card-use.service'
import { CardWritingService } from '#server/ritual/playbook/card-writing.service'
import { CardsService } from '#server/ritual/playbook/cards.service'
import { StarterService } from '#server/ritual/playbook/starter.service'
import {
  AmendCardInput,
  type CardView,
  LoadStarterInput,
  type PlaybookPage,
  PublishCardInput,
  SearchPlaybook,
  UseCardInput,
  WriteCardInput,
} from '#shared/ritual/playbook/contract'

/** 宝典: the centre's own, for its people. */
@Controller('api/playbook')
export class PlaybookController {
  constructor(
    private readonly cards: CardsService,
    private readonly writing: CardWritingService,
    private readonly using: CardUseService,
    private readonly starter: StarterService,
  ) {}

  @Get()
  search(@Me() me: Person, @Query({ schema: SearchPlaybook }) filter: SearchPlaybook): Promise<PlaybookPage> {
    return this.cards.search(me, filter)
  }

  @Post()
  write(@Me() me: Person, @Body({ schema: WriteCardInput }) input: WriteCardInput): Promise<CardView> {
    return this.writing.write(me, input)
  }

  @Post('starter')
  @HttpCode(200)
  @DirectorsOnly()
  load(@Me() me: Person, @Body({ schema: LoadStarterInput }) input: LoadStarterInput): Promise<{ added: number }> {
    return this.starter.load(me, input)
  }

  @Get(':id')
  view(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<CardView> {
    return this.cards.view(me, id)
  }

  @Patch(':id')
  amend(
    @Me() me: Person,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: AmendCardInput }) input: AmendCardInput,
  ): Promise<CardView> {
    return this.writing.amend(me, id, input)
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.writing.delete(me, id)
  }

  @Post(':id/publish')
  @HttpCode(200)
  publish(
    @Me() me: Person,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: PublishCardInput }) { contestId }: PublishCardInput,
  ): Promise<CardView> {
    return this.writing.publish(me, id, contestId)
  }

  @Delete(':id/publish')
  takeBack(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<CardView> {
    return this.writing.takeBack(me, id)
  }

  @Post(':id/uses')
  @HttpCode(200)
  use(
    @Me() me: Person,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: UseCardInput }) input: UseCardInput,
  ): Promise<CardView> {
    return this.using.use(me, id, input)
  }

  @Post(':id/thanks')
  @HttpCode(200)
  thank(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<CardView> {
    return this.using.thank(me, id, true)
  }

  @Delete(':id/thanks')
  takeThanksBack(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<CardView> {
    return this.using.thank(me, id, false)
  }
}
