import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { CardsService, mayEdit } from '#server/ritual/playbook/cards.service'
import type { Lesson } from '#server/ritual/playbook/lesson.entity'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import {
  type AmendCardInput,
  CARD_FIELDS,
  type CardField,
  type CardView,
  type WriteCardInput,
} from '#shared/ritual/playbook/contract'

/** Writes cards: members their own lessons, directors every kind. */
@Injectable()
export class CardWritingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly playbook: PlaybookRepository,
    private readonly cards: CardsService,
    private readonly journal: LiveJournal,
  ) {}

  /** Writes a draft. Idempotent by `id`. */
  write(person: Person, input: WriteCardInput): Promise<CardView> {
    if (person.role !== 'director' && input.kind !== 'lesson') throw new AppError('forbidden')
    return this.uow.writeAs(person, async () => {
      if (input.contestId) await this.contests.loadFor(person, input.contestId)
      if (input.remark && !(await this.cards.mayRemark(person, input))) throw new AppError('forbidden')
      const card = await this.draft(person, input)
      return this.cards.viewOf(person, card)
    })
  }

  /** Writes a draft inside the caller's unit, for features that collect lessons; the unit may lock a contest. */
  async draft(author: Person, input: WriteCardInput & { meetingId?: string }): Promise<Lesson> {
    const { contestId = null, meetingId = null, ...fields } = input
    const playbookRevision = await this.playbook.hold(author.centerId)
    const known = await this.playbook.find(author.centerId, input.id)
    if (known && known.authorId !== author.accountId) throw new AppError('not_found')
    if (known) return known
    const card: Lesson = {
      ...fields,
      centerId: author.centerId,
      contestId,
      meetingId,
      remarkBy: input.remark ? author.name : null,
      authorId: author.accountId,
      authorName: author.name,
      starter: null,
      status: 'draft',
      uses: 0,
      thanks: 0,
      revision: 1,
      changes: {},
      playbookRevision,
      createdAt: this.clock.now(),
      publishedAt: null,
    }
    await this.playbook.add([card])
    return card
  }

  /** Two people may change different fields at once; a second change of the same field is refused with `field_changed`. */
  amend(person: Person, id: string, { revision, ...fields }: AmendCardInput): Promise<CardView> {
    return this.uow.writeAs(person, async () => {
      const playbookRevision = await this.playbook.hold(person.centerId)
      const card = await this.cards.load(person, id)
      const changed = CARD_FIELDS.filter((field) => fields[field] !== undefined && fields[field] !== card[field])
      if (changed.some((field) => field !== 'remark') && !mayEdit(person, card)) throw new AppError('forbidden')
      if (changed.includes('remark') && !(await this.cards.mayRemark(person, card))) throw new AppError('forbidden')
      for (const field of changed) mustBeUnchanged(card, field, revision)
      if (changed.length > 0) {
        const next = card.revision + 1
        const mark = { revision: next, by: person.name }
        await this.playbook.save(id, {
          ...Object.fromEntries(changed.map((field) => [field, fields[field]])),
          ...(changed.includes('remark') ? { remarkBy: fields.remark ? person.name : null } : {}),
          changes: { ...card.changes, ...Object.fromEntries(changed.map((field) => [field, mark])) },
          revision: next,
          playbookRevision,
        })
      }
      return this.cards.viewOf(person, await this.cards.load(person, id))
    })
  }

  /** Idempotent; the first call appends a fact to the contest. */
  publish(person: Person, id: string, contestId: string | undefined): Promise<CardView> {
    const work = async () => {
      const contest = contestId ? await this.contests.loadFor(person, contestId) : undefined
      const playbookRevision = await this.playbook.hold(person.centerId)
      const card = await this.loadOwn(person, id)
      if (card.status === 'draft') {
        const publishedAt = this.clock.now()
        await this.playbook.save(id, { status: 'published', publishedAt, playbookRevision })
        if (contest?.status === 'running' && card.kind === 'lesson') {
          const { title, authorName: author } = card
          const fact = { type: 'lesson.published' as const, lessonId: id, title, author }
          await this.journal.append(contest, [{ fact }], publishedAt)
        }
      }
      return this.cards.viewOf(person, await this.cards.load(person, id))
    }
    return contestId ? this.uow.writeContestAs(person, contestId, work) : this.uow.writeAs(person, work)
  }

  /** Turns the card into a draft that only its author and directors see; its uses stay. */
  unpublish(person: Person, id: string): Promise<CardView> {
    return this.uow.writeAs(person, async () => {
      const playbookRevision = await this.playbook.hold(person.centerId)
      await this.loadOwn(person, id)
      await this.playbook.save(id, { status: 'draft', playbookRevision })
      return this.cards.viewOf(person, await this.cards.load(person, id))
    })
  }

  delete(person: Person, id: string): Promise<void> {
    return this.uow.writeAs(person, async () => {
      await this.playbook.hold(person.centerId)
      const card = await this.loadOwn(person, id)
      if (card.status === 'published') throw new AppError('card_published')
      await this.playbook.remove(id)
    })
  }

  private async loadOwn(person: Person, id: string): Promise<Lesson> {
    const card = await this.cards.load(person, id)
    if (!mayEdit(person, card)) throw new AppError('forbidden')
    return card
  }
}

function mustBeUnchanged(card: Lesson, field: CardField, seen: number): void {
  const change = card.changes[field]
  if (!change || change.revision <= seen) return
  throw new AppError('field_changed', {
    fields: [{ path: field, message: change.by, code: 'field_changed' }],
    changed: { by: change.by, value: String(card[field] ?? ''), revision: card.revision },
  })
}
