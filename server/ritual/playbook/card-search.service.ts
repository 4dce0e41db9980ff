import { Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { briefOf } from '#server/ritual/playbook/card-views'
import { CardsService, isVisible } from '#server/ritual/playbook/cards.service'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import { PlaybookIndexes } from '#server/ritual/playbook/playbook-indexes'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'
import { CARDS_PER_PAGE, type PlaybookPage, type SearchPlaybook } from '#shared/ritual/playbook/contract'

/** Searches the playbook of the caller's centre. */
@Injectable()
export class CardSearchService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly playbook: PlaybookRepository,
    private readonly uses: UsesRepository,
    private readonly indexes: PlaybookIndexes,
    private readonly cards: CardsService,
  ) {}

  /** A page of the matching cards, by default the most used first. */
  async search(person: Person, filter: SearchPlaybook): Promise<PlaybookPage> {
    const { centerId, accountId } = person
    const index = await this.indexes.fresh(centerId)
    return this.uow.read(async () => {
      const today = await this.cards.today(centerId)
      const asker = { accountId, isDirector: person.role === 'director', today }
      const ids = index.search(filter, asker)
      const start = (filter.page - 1) * CARDS_PER_PAGE
      const cards = await this.playbook.inOrder(centerId, ids.slice(start, start + CARDS_PER_PAGE))
      const shown = cards.filter((card) => isVisible(person, card))
      const sold = await this.uses.sold(shown.map((card) => card.id))
      return {
        cards: shown.map((card) => briefOf(card, today, sold.get(card.id))),
        total: ids.length,
        ...index.overview(asker),
      }
    })
  }
}
