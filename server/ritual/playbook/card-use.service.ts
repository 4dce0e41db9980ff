import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { CardsService } from '#server/ritual/playbook/cards.service'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'
import { addDays, dayOf } from '#shared/platform/time/time'
import type { CardView, UseCardInput } from '#shared/ritual/playbook/contract'

/** 我用上了. */
@Injectable()
export class CardUseService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly playbook: PlaybookRepository,
    private readonly uses: UsesRepository,
    private readonly cards: CardsService,
    private readonly journal: LiveJournal,
  ) {}

  /** Counts once per person and day; a later call of that day can still name the deal. */
  use(person: Person, id: string, { contestId, dealId }: UseCardInput): Promise<CardView> {
    const work = async () => {
      const contest = contestId ? await this.contests.loadFor(person, contestId) : undefined
      const card = await this.cards.holdOthers(person, id)
      const now = this.clock.now()
      if (contest && dealId) await this.mustBeRecent(person, contest, dealId, now)
      const day = await this.cards.today(person.centerId)
      const deal = { contestId: contestId ?? null, dealId: dealId ?? null }
      const known = await this.uses.find(id, person.accountId, day)
      if (!known) {
        await this.uses.add({ id: randomUUID(), lessonId: id, accountId: person.accountId, day, at: now, ...deal })
        const uses = card.uses + 1
        await this.playbook.save(id, { uses, playbookRevision: card.playbookRevision })
        if (contest?.status === 'running') {
          const fact = { type: 'lesson.used' as const, lessonId: id, title: card.title, name: person.name, uses }
          await this.journal.append(contest, [{ fact }], now)
        }
      } else if (dealId) await this.uses.name(known.id, deal)
      return this.cards.viewOf(person, await this.cards.load(person, id))
    }
    return contestId ? this.uow.writeContestAs(person, contestId, work) : this.uow.writeAs(person, work)
  }

  private async mustBeRecent(person: Person, contest: LoadedContest, dealId: string, now: Date): Promise<void> {
    const own = contest.participantOf(person.accountId)
    const deal = own && (await this.uses.sale(contest.id, dealId))
    if (!deal || deal.participantId !== own.id) throw new AppError('not_found')
    const today = dayOf(now, contest.timezone)
    const isRecent = deal.businessDate === today || deal.businessDate === addDays(today, -1)
    if (!isRecent || deal.isReversed) throw new AppError('deal_not_recent')
  }
}
