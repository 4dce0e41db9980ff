import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { ChangedDaysReader } from '#server/ledger/standings/changed-days.reader'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { People } from '#server/ledger/standings/day-sales'
import { type ContestAt, Remembered } from '#server/ledger/standings/remembered'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type ActivityOutcome, ActivityOutcomesReader } from '#server/ritual/pledges/activity-outcomes.reader'
import { isMet } from '#server/ritual/pledges/pledge-rules'
import { DayPledges, PledgeStates } from '#server/ritual/pledges/pledge-states'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'
import { type Days, daysIn } from '#shared/contest/contests/span'

/** Reads what became of pledges; days read before stay in memory until a sale, a pledge or a price changes them. */
@Injectable()
export class PledgeStatesReader {
  private readonly remembered = new Remembered<DayPledges>()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
    private readonly changed: ChangedDaysReader,
    private readonly pledges: PledgesRepository,
    private readonly outcomes: ActivityOutcomesReader,
  ) {}

  /** Inside the caller's unit; `forMs` leaves out days that could not be read in that time. */
  async between(contest: LoadedContest, days: Days, forMs?: number): Promise<PledgeStates> {
    const at = await this.changed.now(contest)
    // What a pledge is worth follows from the prices, so that other prices make another history.
    const epoch = `${at.epoch} ${pricesOf(contest)}`
    const { people, parts } = await this.remembered.of({ ...at, epoch }, daysIn(days), {
      isCommitted: this.uow.isReading,
      changed: async (after) => {
        const changed = await this.changedDays(at, after)
        return (day) => changed.has(day)
      },
      read: async ([day = ''], known) => new Map([[day, await this.day(contest, day, known)]]),
      atOnce: 1,
      forMs,
    })
    return new PledgeStates(people, parts, await this.duty.days(contest, days.from, days.to), contest.today)
  }

  /** What became of the activities that everyone pledged. */
  activities(contest: LoadedContest, days: Days): Promise<readonly ActivityOutcome[]> {
    return this.outcomes.between(contest, days)
  }

  /** As `DailyReader.readAhead`, with the pledges of those days. */
  readAhead(caller: Caller, contestId: string, daysOf: (contest: LoadedContest) => Days): Promise<void> {
    return this.daily.readAhead(
      caller,
      contestId,
      daysOf,
      async (contest, days, forMs) => (await this.between(contest, days, forMs)).size,
    )
  }

  private async changedDays(at: ContestAt, after: number): Promise<Set<string>> {
    const sales = await this.changed.sales(at, after)
    const pledges = await this.pledges.changedDays(at.id, after, at.headSeq)
    return new Set([...sales, ...pledges])
  }

  private async day(contest: LoadedContest, day: string, people: People): Promise<DayPledges> {
    const pledges = await this.pledges.briefsOfDay(contest.id, day)
    if (pledges.length === 0) return new DayPledges(people, [])
    const sales = await this.daily.between(contest, day, day)
    return new DayPledges(
      people,
      pledges.map((pledge) => ({
        ...pledge,
        isMet: isMet(contest.view, pledge, (metricId) => sales.sold(pledge.participantId, metricId, day)),
      })),
    )
  }
}

const pricesOf = ({ view: { metrics, offers } }: LoadedContest): string =>
  JSON.stringify([metrics.map(({ id, pointsPerUnit }) => [id, pointsPerUnit]), offers.map(({ lines }) => lines)])
