import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { PrivateCardsService } from '#server/ritual/supports/private-cards.service'
import { CardsQuery, type CardView } from '#shared/ritual/supports/contract'

@Controller('api/me/cards')
export class PrivateCardsController {
  constructor(private readonly cards: PrivateCardsService) {}

  @Get()
  list(@Me() person: Person, @Query({ schema: CardsQuery }) { contestId }: CardsQuery): Promise<CardView[]> {
    return this.cards.list(person, contestId)
  }

  @Post(':id/read')
  @HttpCode(204)
  read(@Me() person: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.cards.read(person, id)
  }
}
