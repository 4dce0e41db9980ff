import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { UuidParam } from '#server/platform/http/path-params'
import { CardSearchService } from '#server/ritual/playbook/card-search.service'
import { CardThanksService } from '#server/ritual/playbook/card-thanks.service'
import { CardUseService } from '#server/ritual/playbook/card-use.service'
import { CardWritingService } from '#server/ritual/playbook/card-writing.service'
import { CardsService } from '#server/ritual/playbook/cards.service'
import { StarterService } from '#server/ritual/playbook/starter.service'
import {
  AmendCardInput,
  CardView,
  LoadStarterInput,
  PlaybookPage,
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
    private readonly searching: CardSearchService,
    private readonly writing: CardWritingService,
    private readonly using: CardUseService,
    private readonly thanking: CardThanksService,
    private readonly starter: StarterService,
  ) {}

  @Get()
  @Describe({ zh: '宝典，可搜索', en: 'The playbook, searchable', answer: PlaybookPage })
  search(@Me() me: Person, @Query({ schema: SearchPlaybook }) filter: SearchPlaybook): Promise<PlaybookPage> {
    return this.searching.search(me, filter)
  }

  @Post()
  @Describe({ zh: '写一条经验', en: 'Write a card', answer: CardView, errors: ['not_found'] })
  write(@Me() me: Person, @Body({ schema: WriteCardInput }) input: WriteCardInput): Promise<CardView> {
    return this.writing.write(me, input)
  }

  @Post('starter')
  @HttpCode(200)
  @DirectorsOnly()
  @Describe({ zh: '加入入门经验', en: 'Load the starter cards', answer: z.object({ added: z.int() }) })
  load(@Me() me: Person, @Body({ schema: LoadStarterInput }) input: LoadStarterInput): Promise<{ added: number }> {
    return this.starter.load(me, input)
  }

  @Get(':id')
  @Describe({ zh: '看一条经验', en: 'Read a card', answer: CardView })
  view(@Me() me: Person, @UuidParam('id') id: string): Promise<CardView> {
    return this.cards.view(me, id)
  }

  @Patch(':id')
  @Describe({ zh: '改一条经验', en: 'Change a card', answer: CardView, errors: ['field_changed'] })
  amend(
    @Me() me: Person,
    @UuidParam('id') id: string,
    @Body({ schema: AmendCardInput }) input: AmendCardInput,
  ): Promise<CardView> {
    return this.writing.amend(me, id, input)
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ zh: '删除草稿', en: 'Delete a draft', answer: null, errors: ['card_published'] })
  delete(@Me() me: Person, @UuidParam('id') id: string): Promise<void> {
    return this.writing.delete(me, id)
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Describe({ zh: '发布经验', en: 'Publish a card', answer: CardView })
  publish(
    @Me() me: Person,
    @UuidParam('id') id: string,
    @Body({ schema: PublishCardInput }) { contestId }: PublishCardInput,
  ): Promise<CardView> {
    return this.writing.publish(me, id, contestId)
  }

  @Delete(':id/publish')
  @Describe({ zh: '收回为草稿', en: 'Take a card back to a draft', answer: CardView })
  unpublish(@Me() me: Person, @UuidParam('id') id: string): Promise<CardView> {
    return this.writing.unpublish(me, id)
  }

  @Post(':id/uses')
  @HttpCode(200)
  @Describe({
    zh: '我用上了',
    en: 'Note that it helped',
    answer: CardView,
    errors: ['own_card', 'deal_not_recent', 'card_not_published'],
  })
  use(
    @Me() me: Person,
    @UuidParam('id') id: string,
    @Body({ schema: UseCardInput }) input: UseCardInput,
  ): Promise<CardView> {
    return this.using.use(me, id, input)
  }

  @Post(':id/thanks')
  @HttpCode(200)
  @Describe({ zh: '点谢', en: 'Thank the author', answer: CardView, errors: ['own_card', 'card_not_published'] })
  thank(@Me() me: Person, @UuidParam('id') id: string): Promise<CardView> {
    return this.thanking.thank(me, id, true)
  }

  @Delete(':id/thanks')
  @Describe({
    zh: '收回点谢',
    en: 'Take the thanks back',
    answer: CardView,
    errors: ['card_not_published', 'own_card'],
  })
  withdrawThanks(@Me() me: Person, @UuidParam('id') id: string): Promise<CardView> {
    return this.thanking.thank(me, id, false)
  }
}
