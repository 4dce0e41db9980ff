import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type DayPledge, DayPledges, type PledgeSource } from '#server/ledger/deals/recording/day-pledges'
import { stateAt } from '#server/ritual/pledges/pledge-rules'
import { type PledgeBrief, PledgesRepository } from '#server/ritual/pledges/pledges.repository'

/** Gives deals the pledges that they move, and marks those that a deal keeps. */
@Injectable()
export class DealPledges implements PledgeSource, OnModuleInit {
  constructor(
    private readonly ofDeals: DayPledges,
    private readonly pledges: PledgesRepository,
  ) {}

  onModuleInit(): void {
    this.ofDeals.register(this)
  }

  async pledgeOf(contest: LoadedContest, participantId: string, day: string): Promise<DayPledge | undefined> {
    return (await this.pledgesOf(contest, [participantId], day)).get(participantId)
  }

  async pledgesOf(contest: LoadedContest, participantIds: readonly string[], day: string) {
    const pledges = await this.pledges.briefs(contest.id, day, participantIds)
    return new Map(pledges.map((pledge) => [pledge.participantId, this.dayPledge(contest, day, pledge)]))
  }

  private dayPledge(contest: LoadedContest, day: string, pledge: PledgeBrief): DayPledge {
    return {
      stateAt: (totals) => stateAt(contest, pledge, day, totals),
      keep: async (seller, state, seq) => {
        if (state !== 'kept' || pledge.keptSeq !== null) return []
        await this.pledges.markKept(contest.id, day, seller.id, seq)
        return [{ fact: { type: 'pledge.kept', participantId: seller.id, name: seller.name, day } }]
      },
    }
  }
}
