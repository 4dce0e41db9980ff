import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LikesRepository } from '#server/ledger/likes/likes.repository'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { LikeCounts, LikesView } from '#shared/ledger/likes/contract'

/** Servers' clocks may differ by so much; a count that is sent twice does no harm. */
const OVERLAP_MS = 10_000

/** 赞: a tap of one person on the sale of another. No fact: screens receive new counts with the next head. */
@Injectable()
export class LikesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly likes: LikesRepository,
  ) {}

  /** Idempotent. Refused with `own_sale` and `sale_gone`. */
  like(person: Person, contestId: string, dealId: string): Promise<LikesView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustHaveStarted()
      const deal = await this.likes.deal(contestId, dealId)
      if (!deal) throw new AppError('not_found')
      const own = contest.participantOf(person.accountId)?.id
      if (own !== undefined && (own === deal.participantId || own === deal.helperId)) throw new AppError('own_sale')
      if (deal.isGone) throw new AppError('sale_gone')
      await this.likes.add(contestId, dealId, person.accountId, this.clock.now())
      return this.view(person, contestId, [dealId])
    })
  }

  list(person: Person, contestId: string, dealIds: readonly string[]): Promise<LikesView> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      return this.view(person, contestId, dealIds)
    })
  }

  /** The counts of each contest that have changed since then, in one short unit. */
  changedSince(contestIds: readonly string[], since: Date): Promise<ReadonlyMap<string, LikeCounts>> {
    const from = new Date(since.getTime() - OVERLAP_MS)
    return this.uow.read(async () => {
      const changed = new Map<string, LikeCounts>()
      for (const contestId of contestIds) {
        const dealIds = await this.likes.likedSince(contestId, from)
        if (dealIds.length > 0) changed.set(contestId, await this.likes.counts(contestId, dealIds))
      }
      return changed
    })
  }

  private async view(person: Person, contestId: string, dealIds: readonly string[]): Promise<LikesView> {
    if (dealIds.length === 0) return { likes: {}, own: [] }
    const likes = await this.likes.counts(contestId, dealIds)
    return { likes, own: await this.likes.ownAmong(person.accountId, dealIds) }
  }
}
