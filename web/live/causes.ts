import { type FactCheered, isCheered, isDealFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'

/** The deal that led to an overtake, a goal, a kept pledge or a whole team that has sold. */
export interface Cause {
  dealId: string
  participantId: string
}

/** What screens celebrate at once, and what calls a celebration off again. */
export type Cheered =
  | { kind: 'told'; event: ShownEvent; cause?: Cause }
  | { kind: 'takenBack'; fact: FactCheered<'reversal'> }

/**
 * Tells each fact with the deal that caused it: a consequence follows its deal by one number. Leaves out silent sales with
 * what came of them, and what came of a reversal.
 */
export class Causes {
  private last: { seq: number; cause: Cause | undefined } | undefined

  take(event: ShownEvent): Cheered | undefined {
    const { fact, seq } = event
    if (isCheered(fact, 'consequence')) return this.follow(event)
    const isQuiet =
      isCheered(fact, 'reversal') || (isCheered(fact, 'sale') && (fact.isSilent || fact.lines.length === 0))
    this.last = isDealFact(fact) ? { seq, cause: isQuiet ? undefined : causeOf(fact) } : undefined
    if (isCheered(fact, 'reversal')) return { kind: 'takenBack', fact }
    return isQuiet ? undefined : { kind: 'told', event }
  }

  private follow(event: ShownEvent): Cheered | undefined {
    if (this.last?.seq !== event.seq - 1) return { kind: 'told', event }
    this.last.seq = event.seq
    return this.last.cause && { kind: 'told', event, cause: this.last.cause }
  }
}

const causeOf = ({ dealId, participantId }: Cause): Cause => ({ dealId, participantId })
