import { Injectable } from '@nestjs/common'
import { FactReader } from '#server/journal/facts/fact.reader'
import { type LiveFact, touches } from '#shared/live/facts'

/** More numbers of the journal are not looked through: reading everyone again costs no more. */
const MOST_FACTS = 1_000
const FACTS_AT_ONCE = 250

/** Whose totals the fact moved. */
export function participantsOf(fact: LiveFact): string[] {
  if (!touches(fact, 'totals')) return []
  if (fact.type === 'import.recorded') return fact.participantIds
  return fact.helperId ? [fact.participantId, fact.helperId] : [fact.participantId]
}

/** Tells whose totals and deals changed, inside the caller's unit. */
@Injectable()
export class ChangedPeopleReader {
  constructor(private readonly facts: FactReader) {}

  /** By the facts with numbers after `after`, up to `upTo`; everyone's where they are too many to look through. */
  async between(contestId: string, after: number, upTo: number): Promise<(participantId: string) => boolean> {
    if (upTo - after > MOST_FACTS) return () => true
    const people = new Set<string>()
    const viewpoint = { audience: 'ledger_keepers', upToSeq: upTo, today: '' } as const
    for (let from = after; from < upTo; from += FACTS_AT_ONCE)
      for (const { fact } of await this.facts.after(contestId, viewpoint, from, FACTS_AT_ONCE))
        for (const id of participantsOf(fact)) people.add(id)
    return (participantId) => people.has(participantId)
  }
}
