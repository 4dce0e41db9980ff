import { Injectable } from '@nestjs/common'
import { type JournalHead, type NewFact, NumberedFacts } from '#server/journal/facts/numbered-facts'
import { packJson } from '#server/journal/facts/packed-json'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

type Wake = (contestId: string) => void

/**
 * Outbox and replay history of facts. It alone gives out numbers, inside the unit that caused the facts (LP1), and
 * remembers the head of that unit, so that one unit may append several times.
 */
@Injectable()
export class LiveJournal {
  private readonly wakes: Wake[] = []
  private readonly heads = new WeakMap<object, number>()

  constructor(private readonly uow: UnitOfWork) {}

  /** Registers what runs after each commit that appended facts; it must only note that there is something to send. */
  onCommit(wake: Wake): void {
    this.wakes.push(wake)
  }

  /** Appends facts inside the unit that holds the contest and returns their numbers. `contest` was read in that unit. */
  async append(contest: JournalHead, facts: readonly NewFact[], at: Date): Promise<number[]> {
    const numbered = this.reserve(contest)
    const numbers = numbered.addAll(facts)
    await this.write(numbered, at)
    return numbers
  }

  /** Numbers for rows that name their own fact. Nothing else may be appended before they are given to `write`. */
  reserve({ id, headSeq }: JournalHead): NumberedFacts {
    return new NumberedFacts(id, this.headOf(id, headSeq) + 1)
  }

  /** Appends facts under the numbers reserved for them; the contest's new head. */
  async write({ contestId, first, next, facts }: NumberedFacts, at: Date): Promise<number> {
    if (this.headOf(contestId, first - 1) !== first - 1) throw new Error(`Number ${first} was given out meanwhile`)
    const time = at.toISOString()
    const rows = facts.map(({ fact, audience = 'public' }, index) => [
      contestId,
      first + index,
      audience,
      packJson(fact),
      time,
    ])
    const head = next - 1
    await this.uow.sql`
      insert into live_event ("contestId", "seq", "audience", "fact", "at") values ${this.uow.values(rows)}`
    await this.uow.sql`update contest set "headSeq" = ${head} where "id" = ${contestId}`
    this.heads.set(this.uow.scopeOf(contestId), head)
    this.uow.afterCommit(() => {
      for (const wake of this.wakes) wake(contestId)
    })
    return head
  }

  /** The head as this unit has left it; a contest that was read before the unit's last append has an older one. */
  private headOf(contestId: string, read: number): number {
    return this.heads.get(this.uow.scopeOf(contestId)) ?? read
  }
}
