import { Injectable } from '@nestjs/common'
import { unpackJson } from '#server/journal/facts/packed-json'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LiveFact } from '#shared/live/facts'
import type { Audience } from '#shared/live/protocol'
import { addDays, type Day } from '#shared/platform/time/time'

/** A numbered fact as the journal holds it. */
export interface JournalRow {
  seq: number
  audience: Audience
  at: string
  fact: LiveFact
}

/** Reads facts of the journal by their numbers, inside the caller's unit. */
@Injectable()
export class FactReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** A fact that everyone in the contest may see. */
  async public(contestId: string, seq: number): Promise<{ fact: LiveFact; at: Date } | undefined> {
    const [row] = await this.uow.sql<{ fact: string; at: string }>`
      select "fact", "at" from live_event
      where "contestId" = ${contestId} and "seq" = ${seq} and "audience" = 'public'`
    return row && { fact: unpackJson(row.fact) as LiveFact, at: new Date(row.at) }
  }

  /** The number of the newest fact, up to `upTo`, from before an instant; 0 if there is none. */
  async lastBefore(contestId: string, upTo: number, instant: string): Promise<number> {
    let [low, high] = [0, upTo]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const [row] = await this.uow.sql<{ at: string }>`
        select "at" from live_event where "contestId" = ${contestId} and "seq" = ${middle}`
      if (row && row.at < instant) low = middle
      else high = middle - 1
    }
    return low
  }

  /** As `lastBefore`, of an instant before which nothing of that business day was recorded, in whichever time zone. */
  lastBeforeDay(contestId: string, upTo: number, day: Day): Promise<number> {
    return this.lastBefore(contestId, upTo, `${addDays(day, -2)}T00:00:00.000Z`)
  }

  /** The feed: at most `limit` facts after a number and up to the viewpoint's, in their order, of every audience. */
  async after(contestId: string, { upToSeq }: Viewpoint, seq: number, limit: number): Promise<JournalRow[]> {
    const rows = await this.uow.sql<Omit<JournalRow, 'fact'> & { fact: string }>`
      select "seq", "audience", "fact", "at" from live_event
      where "contestId" = ${contestId} and "seq" > ${seq} and "seq" <= ${upToSeq} order by "seq" limit ${limit}`
    return rows.map((row) => ({ ...row, fact: unpackJson(row.fact) as LiveFact }))
  }
}
