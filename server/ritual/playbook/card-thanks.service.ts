import { Injectable } from '@nestjs/common'
import { InboxService } from '#server/contest/inbox/inbox.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { CardsService } from '#server/ritual/playbook/cards.service'
import type { Lesson } from '#server/ritual/playbook/lesson.entity'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'
import type { CardView } from '#shared/ritual/playbook/contract'

/** 点赞: thanks for a lesson, which its author receives as a notice. */
@Injectable()
export class CardThanksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly playbook: PlaybookRepository,
    private readonly uses: UsesRepository,
    private readonly cards: CardsService,
    private readonly inbox: InboxService,
  ) {}

  /** Once per person; it can be undone. */
  thank(person: Person, id: string, isThanked: boolean): Promise<CardView> {
    return this.uow.writeAs(person, async () => {
      const card = await this.cards.holdOthers(person, id)
      if (isThanked !== (await this.uses.isThanked(id, person.accountId))) {
        if (isThanked) await this.uses.thank(id, person.accountId, this.clock.now())
        else await this.uses.withdrawThanks(id, person.accountId)
        const thanks = card.thanks + (isThanked ? 1 : -1)
        await this.playbook.save(id, { thanks, playbookRevision: card.playbookRevision })
        if (isThanked) await this.tellAuthor(person, card)
      }
      return this.cards.viewOf(person, await this.cards.load(person, id))
    })
  }

  private tellAuthor(person: Person, { id: lessonId, title, authorId }: Lesson): Promise<void> {
    const about = { lessonId, title }
    return this.inbox.tell([authorId ?? undefined], { kind: 'lesson_thanked', about, actorId: person.accountId })
  }
}
