import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Support } from '#server/ritual/supports/support.entity'
import { SupportsRepository } from '#server/ritual/supports/supports.repository'
import { ThinStepReader } from '#server/ritual/supports/thin-step.reader'
import type { SupportCardView, SupportFigures, ThinStep } from '#shared/ritual/supports/contract'

/** The caller's own support cards, without the director's notes. */
@Injectable()
export class PrivateCardsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly supports: SupportsRepository,
    private readonly steps: ThinStepReader,
  ) {}

  list(person: Person, contestId: string): Promise<SupportCardView[]> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const own = contest.participantOf(person.accountId)
      return own ? this.views(contest, await this.supports.sentTo(contestId, own.id)) : []
    })
  }

  /** Idempotent. Refused with `not_found` for another member's card. */
  read(person: Person, id: string): Promise<void> {
    return this.uow.writeAs(person, async () => {
      const support = await this.supports.find(id)
      const contest = support?.sentAt ? await this.contests.loadFor(person, support.contestId) : undefined
      if (!support || contest?.participantOf(person.accountId)?.id !== support.participantId)
        throw new AppError('not_found')
      await this.supports.markRead(id, this.clock.now())
    })
  }

  private async views(contest: LoadedContest, cards: readonly Support[]): Promise<SupportCardView[]> {
    const lessonIds = cards.flatMap((card) => card.lessonId ?? [])
    const titles = await this.supports.titles(contest.centerId, lessonIds)
    const thin = new Map<string, ThinStep | null>()
    for (const { id, day, participantId, readAt } of cards)
      thin.set(id, readAt ? null : await this.steps.of(contest, participantId, day))
    return cards.map(({ id, day, figures, buddyId, lessonId, sentAt, readAt }) => {
      // Cards of earlier versions name none.
      const { toHalf, metricId } = figures as Omit<SupportFigures, 'toHalf'> & Partial<SupportFigures>
      return {
        id,
        day,
        toHalf: toHalf ?? null,
        metricId,
        buddy: (buddyId && contest.rules.participant(buddyId)?.name) || null,
        lessonId: lessonId && titles.has(lessonId) ? lessonId : null,
        lessonTitle: (lessonId && titles.get(lessonId)) || null,
        thin: thin.get(id) ?? null,
        sentAt: sentAt?.toISOString() ?? '',
        readAt: readAt?.toISOString() ?? null,
      }
    })
  }
}
