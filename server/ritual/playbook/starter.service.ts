import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import type { Lesson } from '#server/ritual/playbook/lesson.entity'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import { STARTER_KEYS, type StarterText, starterSet } from '#server/ritual/playbook/starter/starter-set'
import type { LoadStarterInput } from '#shared/ritual/playbook/contract'

/** 装入入门 12 条: twelve lessons to begin with. */
@Injectable()
export class StarterService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly playbook: PlaybookRepository,
  ) {}

  /** Adds what is not there yet, published; cards that were changed since, or are in the other language, stay. */
  load(director: Person, { language }: LoadStarterInput): Promise<{ added: number }> {
    return this.uow.writeAs(director, async () => {
      const last = await this.playbook.hold(director.centerId, STARTER_KEYS.length)
      const known = await this.playbook.startersOf(director.centerId)
      const { author, lessons } = starterSet(language)
      const now = this.clock.now()
      const cards = STARTER_KEYS.flatMap((key, index): Lesson[] =>
        known.has(key) ? [] : [this.card(director.centerId, author, key, lessons[key], now, last - index)],
      )
      await this.playbook.add(cards)
      return { added: cards.length }
    })
  }

  private card(
    centerId: string,
    authorName: string,
    starter: string,
    text: StarterText,
    at: Date,
    playbookRevision: number,
  ): Lesson {
    return {
      ...text,
      id: randomUUID(),
      centerId,
      contestId: null,
      meetingId: null,
      kind: 'lesson',
      remarkBy: null,
      phone: null,
      expiresOn: null,
      authorId: null,
      authorName,
      starter,
      status: 'published',
      uses: 0,
      thanks: 0,
      revision: 1,
      changes: {},
      playbookRevision,
      createdAt: at,
      publishedAt: at,
    }
  }
}
