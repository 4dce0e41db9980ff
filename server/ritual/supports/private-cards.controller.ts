import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { UuidParam } from '#server/platform/http/path-params'
import { PrivateCardsService } from '#server/ritual/supports/private-cards.service'
import { CardsQuery, SupportCardView } from '#shared/ritual/supports/contract'

@Controller('api/me/cards')
export class PrivateCardsController {
  constructor(private readonly cards: PrivateCardsService) {}

  @Get()
  @Describe({ zh: '给我的话', en: 'Private words to me', answer: z.array(SupportCardView) })
  list(@Me() person: Person, @Query({ schema: CardsQuery }) { contestId }: CardsQuery): Promise<SupportCardView[]> {
    return this.cards.list(person, contestId)
  }

  @Post(':id/read')
  @HttpCode(204)
  @Describe({ zh: '读过了', en: 'Note that I have read it', answer: null })
  read(@Me() person: Person, @UuidParam('id') id: string): Promise<void> {
    return this.cards.read(person, id)
  }
}
