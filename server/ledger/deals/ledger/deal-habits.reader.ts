import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { FactReader } from '#server/journal/facts/fact.reader'
import { ChangedPeopleReader } from '#server/ledger/standings/changed-people.reader'
import { Remembered } from '#server/ledger/standings/remembered'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type Days, mondayOf } from '#shared/contest/contests/span'

/** How many people one statement reads, so that none blocks the server for long. */
const AT_ONCE = { everyDay: 10, lately: 40 }

/** A deal as far as it shows how someone works. */
export interface DealHabit {
  day: string
  /** The common prefix of the instants of ten minutes of UTC, `2026-09-07T08:3`. */
  tenMinutes: string
  area: string | null
  /** Whether it sold several metrics at once. */
  isBundle: boolean
}

interface Row extends Omit<DealHabit, 'isBundle'> {
  participantId: string
  metrics: number
}

/** What was sold in one area; `area` null is a deal without one. */
interface AreaRow {
  area: string | null
  metricId: string
  quantity: number
}

/** The deals of one person. */
interface Part {
  deals: readonly DealHabit[]
  bytes: number
}

const DEAL_BYTES = 150

/**
 * When, where and how people made their deals. Withdrawn, reassigned and 待核 deals are left out. What was read of a person
 * stays in memory until a fact is about a deal of theirs.
 */
@Injectable()
export class DealHabitsReader {
  private readonly remembered = new Remembered<Part>()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: FactReader,
    private readonly changed: ChangedPeopleReader,
  ) {}

  /** Of days of any time, by person; inside a unit. */
  async between(contest: LoadedContest, people: readonly string[], { from, to }: Days): Promise<HabitsOfPeople> {
    return within(await this.deals(contest, people, '', AT_ONCE.everyDay), { from, to })
  }

  /**
   * As `between`, where the days are few and the last ones: looks at the newest deals only. `forMs` leaves out people who
   * could not be read in that time.
   */
  async lately(contest: LoadedContest, people: readonly string[], days: Days, forMs?: number): Promise<HabitsOfPeople> {
    // The same number for the whole week, so that what is in memory fits tomorrow.
    const since = mondayOf(days.from)
    return within(await this.deals(contest, people, since, AT_ONCE.lately, forMs), days)
  }

  /** What one person sold of each metric, by area. */
  soldByArea(participantId: string, { from, to }: Days): Promise<AreaRow[]> {
    return this.uow.sql<AreaRow>`
      select d."area", l."metricId", cast(sum(l."quantity") as bigint) as "quantity"
      from deal d join ledger_entry l on l."dealId" = d."id" and l."kind" in ('sale', 'activation')
        and not exists (select 1 from ledger_entry h where h."reverses" = l."id" and h."kind" = 'hold')
      where d."participantId" = ${participantId} and d."businessDate" between ${from} and ${to}
        and not exists (select 1 from withdrawal w where w."dealId" = d."id")
        and not exists (select 1 from reassignment m where m."dealId" = d."id")
        and not exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."state" = 'pending' and p."waitsFor" = 'review')
      group by d."area", l."metricId"`
  }

  private async deals(
    contest: LoadedContest,
    people: readonly string[],
    since: string,
    atOnce: number,
    forMs?: number,
  ) {
    const { id, epoch, headSeq } = contest
    let first: number | undefined
    const { parts } = await this.remembered.of({ id: `${id} ${since}`, epoch, headSeq }, people, {
      isCommitted: this.uow.isReading,
      changed: (after) => this.changed.between(id, after, headSeq),
      read: async (ids) => {
        first ??= since === '' ? 0 : await this.facts.lastBeforeDay(id, headSeq, since)
        return this.read(ids, first)
      },
      atOnce,
      forMs,
    })
    return parts
  }

  /** Withdrawals and reassignments are looked up per deal, which PostgreSQL does for a subquery alone. */
  private async read(people: readonly string[], afterSeq: number): Promise<Map<string, Part>> {
    const rows = await this.uow.sql<Row>`
      select d."participantId", d."businessDate" as "day", substr(d."recordedAt", 1, 15) as "tenMinutes", d."area",
        (select cast(count(distinct l."metricId") as integer) from ledger_entry l
         where l."dealId" = d."id" and l."kind" in ('sale', 'activation')
           and not exists (select 1 from ledger_entry h where h."reverses" = l."id" and h."kind" = 'hold')) as "metrics"
      from deal d
      where d."participantId" in (${this.uow.list(people)}) and d."seq" > ${afterSeq}
        and (select w."dealId" from withdrawal w where w."dealId" = d."id") is null
        and (select m."dealId" from reassignment m where m."dealId" = d."id") is null
        and not exists (
          select 1 from pending_line p where p."dealId" = d."id" and p."state" = 'pending' and p."waitsFor" = 'review')`
    const parts = new Map(people.map((id) => [id, { deals: [] as DealHabit[], bytes: DEAL_BYTES }]))
    for (const { participantId, day, tenMinutes, area, metrics } of rows) {
      const part = parts.get(participantId)
      if (!part) continue
      part.deals.push({ day, tenMinutes, area, isBundle: metrics > 1 })
      part.bytes += DEAL_BYTES
    }
    return parts
  }
}

export type HabitsOfPeople = ReadonlyMap<string, readonly DealHabit[]>

const within = (parts: ReadonlyMap<string, Part>, { from, to }: Days): HabitsOfPeople =>
  new Map([...parts].map(([id, { deals }]) => [id, deals.filter(({ day }) => from <= day && day <= to)]))
