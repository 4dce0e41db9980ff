import { Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { briefOf } from '#server/ritual/playbook/card-views'
import type { Lesson } from '#server/ritual/playbook/lesson.entity'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import { RemarkRights } from '#server/ritual/playbook/remark-rights'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'
import { dayOf } from '#shared/platform/time/time'
import type { CardView } from '#shared/ritual/playbook/contract'

/** Reads the playbook of the caller's centre: published cards, own drafts, and for directors all drafts. */
@Injectable()
export class CardsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly centers: CentersRepository,
    private readonly playbook: PlaybookRepository,
    private readonly uses: UsesRepository,
    private readonly remarkRights: RemarkRights,
  ) {}

  view(person: Person, id: string): Promise<CardView> {
    return this.uow.read(async () => this.viewOf(person, await this.load(person, id)))
  }

  /** A card that this person may see, inside the caller's unit; refused with `not_found`. */
  async load(person: Person, id: string): Promise<Lesson> {
    this.uow.assertChecked(person)
    const card = await this.playbook.find(person.centerId, id)
    if (!card || !isVisible(person, card)) throw new AppError('not_found')
    return card
  }

  /** A published card by another author, with the playbook locked and the revision of the change. */
  async holdOthers(person: Person, id: string): Promise<Lesson> {
    const playbookRevision = await this.playbook.hold(person.centerId)
    const card = await this.load(person, id)
    if (card.status === 'draft') throw new AppError('card_not_published')
    if (card.authorId === person.accountId) throw new AppError('own_card')
    return { ...card, playbookRevision }
  }

  /** Inside the unit under way. */
  async viewOf(person: Person, card: Lesson): Promise<CardView> {
    const today = await this.today(person.centerId)
    const sold = await this.uses.sold([card.id])
    const use = await this.uses.find(card.id, person.accountId, today)
    return {
      ...briefOf(card, today, sold.get(card.id)),
      story: card.story,
      remark: card.remark,
      remarkBy: card.remarkBy,
      contestId: card.contestId,
      meetingId: card.meetingId,
      revision: card.revision,
      createdAt: card.createdAt.toISOString(),
      users: await this.uses.users(card.id),
      isOwn: card.authorId === person.accountId,
      isThanked: await this.uses.isThanked(card.id, person.accountId),
      usedToday: !use ? 'no' : use.dealId ? 'on_deal' : 'yes',
      may: {
        edit: mayEdit(person, card),
        remark: await this.mayRemark(person, card),
        publish: mayEdit(person, card),
      },
    }
  }

  /** 点评 is for directors and for benchmarks. */
  async mayRemark(person: Person, { kind }: Pick<Lesson, 'kind'>): Promise<boolean> {
    if (person.role === 'director') return true
    return kind === 'lesson' && (await this.remarkRights.has(person.centerId, person.accountId))
  }

  /** The centre's day. */
  async today(centerId: string): Promise<string> {
    return dayOf(this.clock.now(), (await this.centers.get(centerId)).timezone)
  }
}

/** The author of a card, and every director. */
export const mayEdit = (person: Person, card: Lesson): boolean =>
  person.role === 'director' || card.authorId === person.accountId

export const isVisible = (person: Person, card: Lesson): boolean => card.status === 'published' || mayEdit(person, card)
