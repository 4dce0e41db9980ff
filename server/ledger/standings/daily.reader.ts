import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ChangedDaysReader } from '#server/ledger/standings/changed-days.reader'
import { DailyFigures, type DailyRow } from '#server/ledger/standings/daily-figures'
import { DaySales, type People, type SalesRow } from '#server/ledger/standings/day-sales'
import { type ContestAt, inSteps, Remembered } from '#server/ledger/standings/remembered'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type Days, daysIn } from '#shared/contest/contests/span'

/** How long a unit that reads ahead goes on to the next day. */
const AHEAD_MS = 200

/** Reads days for so many milliseconds; says how many of them it has then. */
type ReadDays = (contest: LoadedContest, days: Days, forMs: number) => Promise<number>

/** Reads many days of standings, within the unit under way; days read before stay in memory until they change. */
@Injectable()
export class DailyReader {
  private readonly remembered = new Remembered<DaySales>()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly changed: ChangedDaysReader,
  ) {}

  /** `forMs` leaves out days that could not be read in that time. */
  async between(contest: ContestAt, from: string, to: string, forMs?: number): Promise<DailyFigures> {
    const at = await this.changed.now(contest)
    const { people, parts } = await this.remembered.of(at, daysIn({ from, to }), {
      isCommitted: this.uow.isReading,
      changed: this.changed.bySales(at),
      read: ([day = ''], known) => this.day(at.id, day, known),
      atOnce: 1,
      forMs,
    })
    return new DailyFigures(people, parts)
  }

  /**
   * Before a unit that needs many days: reads those that are not in memory in short units of its own, as no unit may
   * take long, however old the contest is. `read` says how many it has.
   */
  readAhead(caller: Caller, contestId: string, daysOf: (contest: LoadedContest) => Days, read?: ReadDays) {
    return this.ahead(() => this.contests.loadFor(caller, contestId), daysOf, read)
  }

  /** As `readAhead`, for what is read for all callers at once. */
  readAheadForAll(contestId: string, daysOf: (contest: LoadedContest) => Days) {
    return this.ahead(() => this.contests.load(contestId), daysOf)
  }

  private ahead(
    load: () => Promise<LoadedContest>,
    daysOf: (contest: LoadedContest) => Days,
    read: ReadDays = async (contest, { from, to }, forMs) => (await this.between(contest, from, to, forMs)).days.size,
  ): Promise<void> {
    return inSteps(() =>
      this.uow.read(async () => {
        const contest = await load()
        const days = daysOf(contest)
        return daysIn(days).length - (await read(contest, days, AHEAD_MS))
      }),
    )
  }

  /** Of one person, in one statement. */
  async ofPerson(contestId: string, participantId: string, days: readonly string[]): Promise<DailyFigures> {
    if (days.length === 0) return DailyFigures.from([])
    const rows = await this.uow.sql<DailyRow>`
      select "day", "participantId", "metricId", "quantity", "points" from standing
      where "contestId" = ${contestId} and "participantId" = ${participantId} and "day" in (${this.uow.list(days)})`
    return DailyFigures.from(rows)
  }

  private async day(contestId: string, day: string, people: People): Promise<Map<string, DaySales>> {
    const rows = await this.uow.sql<SalesRow>`
      select "participantId", "metricId", "quantity", "points", "reachedSeq", "cancelledQuantity", "cancelledPoints"
      from standing where "contestId" = ${contestId} and "day" = ${day}`
    return new Map([[day, new DaySales(people, rows)]])
  }
}
