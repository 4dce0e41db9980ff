import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { viewOf } from '#server/ritual/pledges/pledge-views'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'
import { contestOn } from '#shared/contest/contests/contest-on'
import { NO_TOTALS } from '#shared/ledger/standings/contract'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { worthOf } from '#shared/ritual/pledges/pledge-worth'
import { dayLines } from '#shared/ritual/pledges/sold-before'

/** Reads pledges. */
@Injectable()
export class PledgesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly pledges: PledgesRepository,
    private readonly standings: StandingsReader,
  ) {}

  /** The pledge wall of a day in seat order: quantities and states, without shortfalls. */
  wallFor(caller: Caller, contestId: string, day: string): Promise<PledgeView[]> {
    return this.uow.read(async () => this.wall(await this.contests.loadFor(caller, contestId), day))
  }

  /** As `wallFor`, inside the caller's unit. */
  async wall(contest: LoadedContest, day: string): Promise<PledgeView[]> {
    const pledges = await this.pledges.ofDay(contest.id, day)
    if (pledges.length === 0) return []
    const byParticipant = new Map(pledges.map((pledge) => [pledge.participantId, pledge]))
    const lines = await this.standings.lines(contest, contest.viewpoint('public', day))
    const totals = new Map(lines.map((line) => [line.participantId, line.today]))
    return contest.view.participants.flatMap(({ id }) => {
      const pledge = byParticipant.get(id)
      return pledge ? [viewOf(contest, pledge, totals.get(id) ?? NO_TOTALS)] : []
    })
  }

  /** A participant's pledge of a day, with what they have sold on it; inside the caller's unit. */
  async one(contest: LoadedContest, day: string, participantId: string, sold = NO_TOTALS): Promise<PledgeView | null> {
    const pledge = await this.pledges.find(contest.id, day, participantId)
    return pledge && viewOf(contest, pledge, sold)
  }

  /**
   * What everyone's day came to with their pledges, of each metric, by day, and under '' what it was worth in points on its day; inside
   * the caller's unit.
   */
  async pledgedOn({ id, view }: LoadedContest, days: readonly string[]): Promise<Map<string, Map<string, number>>> {
    const ofDays = new Map(days.map((day) => [day, { sums: new Map<string, number>(), prices: contestOn(view, day) }]))
    for (const pledge of await this.pledges.linesOfDays(id, days)) {
      const ofDay = ofDays.get(pledge.day)
      if (!ofDay) continue
      const lines = dayLines(pledge, pledge.lines)
      const { sums, prices } = ofDay
      for (const { metricId, quantity } of lines) sums.set(metricId, (sums.get(metricId) ?? 0) + quantity)
      sums.set('', (sums.get('') ?? 0) + worthOf(prices, lines))
    }
    return new Map([...ofDays].map(([day, { sums }]) => [day, sums]))
  }
}
