import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LiveFact } from '#shared/live/facts'
import type { Audience } from '#shared/live/protocol'

/** A numbered fact as the journal holds it. */
export interface JournalRow {
  seq: number
  audience: Audience
  at: string
  fact: LiveFact
}

/** Reads facts by their numbers, inside the caller's unit. */
@Injectable()
export class JournalReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** At most `limit` facts after a number, in their order. */
  async after(contestId: string, seq: number, limit: number): Promise<JournalRow[]> {
    const rows = await this.uow.sql<Omit<JournalRow, 'fact'> & { fact: string }>`
      select "seq", "audience", "fact", "at" from live_event
      where "contestId" = ${contestId} and "seq" > ${seq} order by "seq" limit ${limit}`
    return rows.map((row) => ({ ...row, fact: JSON.parse(row.fact) as LiveFact }))
  }
}
