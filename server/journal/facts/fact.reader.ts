import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LiveFact } from '#shared/live/facts'

/** Reads single facts of the journal, inside the caller's unit. */
@Injectable()
export class FactReader {
  constructor(private readonly uow: UnitOfWork) {}

  /** A fact that everyone in the contest may see, by its number. */
  async public(contestId: string, seq: number): Promise<{ fact: LiveFact; at: Date } | undefined> {
    const [row] = await this.uow.sql<{ fact: string; at: string }>`
      select "fact", "at" from live_event
      where "contestId" = ${contestId} and "seq" = ${seq} and "audience" = 'public'`
    return row && { fact: JSON.parse(row.fact) as LiveFact, at: new Date(row.at) }
  }
}
