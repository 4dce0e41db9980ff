import type { LiveFact } from '#shared/live/facts'
import type { Audience } from '#shared/live/protocol'

/** A fact on its way into the journal. */
export interface NewFact {
  fact: LiveFact
  audience?: Audience
}

/** What the journal needs to know of a contest: `headSeq` as the unit under way has read it. */
export interface JournalHead {
  id: string
  headSeq: number
}

/** Facts with the numbers that the journal has reserved for them, before they are written (LP1). */
export class NumberedFacts {
  readonly facts: NewFact[] = []

  /** Made by the journal alone; `first` is the number after its head. */
  constructor(
    readonly contestId: string,
    readonly first: number,
  ) {}

  /** The number of the fact that is added next. */
  get next(): number {
    return this.first + this.facts.length
  }

  /** Gives each item the number of one of the facts that are added next, in their order. */
  numberNext<T, R>(items: readonly T[], make: (item: T, seq: number) => R): R[] {
    const { next } = this
    return items.map((item, index) => make(item, next + index))
  }

  /** Adds a fact; its number. */
  add(fact: NewFact): number {
    const { next } = this
    this.facts.push(fact)
    return next
  }

  /** Adds facts in their order; their numbers. */
  addAll(facts: readonly NewFact[]): number[] {
    return facts.map((fact) => this.add(fact))
  }
}
