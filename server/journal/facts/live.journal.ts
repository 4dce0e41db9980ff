import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Audience, LiveFact } from '#shared/live/protocol'

/** A fact on its way into the journal. */
export interface NewFact {
  fact: LiveFact
  audience?: Audience
}

type Wake = (contestId: string) => void

/** Outbox and replay history of facts. Numbers are given out inside the unit that caused the facts (LP1). */
@Injectable()
export class LiveJournal {
  private readonly wakes: Wake[] = []

  constructor(private readonly uow: UnitOfWork) {}

  /** What to do after a commit that appended facts; it must only note that there is something to send. */
  onCommit(wake: Wake): void {
    this.wakes.push(wake)
  }

  /**
   * Appends facts numbered from `firstSeq` and raises the contest's head, inside the unit that holds the contest.
   * The caller has read `headSeq` in that unit; `firstSeq` is `headSeq + 1`.
   */
  async append(contestId: string, firstSeq: number, facts: readonly NewFact[], at: Date): Promise<void> {
    const time = at.toISOString()
    const rows = facts.map(({ fact, audience = 'public' }, index) => [
      contestId,
      firstSeq + index,
      audience,
      JSON.stringify(fact),
      time,
    ])
    await this.uow.sql`
      insert into live_event ("contestId", "seq", "audience", "fact", "at") values ${this.uow.values(rows)}`
    await this.uow.sql`update contest set "headSeq" = ${firstSeq + facts.length - 1} where "id" = ${contestId}`
    this.uow.afterCommit(() => {
      for (const wake of this.wakes) wake(contestId)
    })
  }
}
