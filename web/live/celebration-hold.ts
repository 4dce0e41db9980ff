import { isCheered, isDealFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'

/** How long a sale waits for its withdrawal before it is celebrated. */
export const HOLD_MS = 10_000
/** What a member logs in this time is celebrated once. */
export const ONCE_MS = 60_000

interface Held {
  dealId: string
  participantId: string
  at: number
  /** The member's sales that are celebrated together with this one, itself the last. */
  sales: ShownEvent[]
  firstAt: number
  consequences: ShownEvent[]
  timer: ReturnType<typeof setTimeout>
}

/**
 * Lets facts through to what celebrates them: a sale and what came of it after ten seconds, unless it was reversed
 * by then; a member's sales of one minute once, together; what came of a silent deal never. All else passes at once.
 */
export class CelebrationHold {
  private readonly held = new Map<string, Held>()
  /** By member: when the first sale was logged of those that were celebrated last. */
  private readonly toldFrom = new Map<string, number>()
  private cause: { seq: number; held: Held | undefined } | undefined

  constructor(
    private readonly tell: (event: ShownEvent) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  take(event: ShownEvent): void {
    if (isCheered(event.fact, 'consequence')) this.follow(event)
    else this.lead(event)
  }

  /** Forgets all that waits: the screen has missed something, and may have missed a withdrawal. */
  clear(): void {
    for (const { timer } of this.held.values()) clearTimeout(timer)
    this.held.clear()
    this.cause = undefined
  }

  private lead(event: ShownEvent): void {
    const { fact, seq } = event
    this.cause = isDealFact(fact) ? { seq, held: undefined } : undefined
    if (isCheered(fact, 'reversal')) this.drop(fact.dealId)
    else if (isCheered(fact, 'sale')) {
      if (!fact.isSilent && fact.lines.length > 0) this.cause = { seq, held: this.hold(event, fact) }
    } else this.tell(event)
  }

  private follow(event: ShownEvent): void {
    if (this.cause?.seq === event.seq - 1) {
      this.cause.seq = event.seq
      this.cause.held?.consequences.push(event)
    } else this.tell(event)
  }

  private hold(event: ShownEvent, { dealId, participantId }: { dealId: string; participantId: string }): Held {
    const at = this.now()
    const timer = setTimeout(() => this.release(held), HOLD_MS)
    const held: Held = { dealId, participantId, at, sales: [event], firstAt: at, consequences: [], timer }
    this.held.set(dealId, held)
    return held
  }

  private drop(dealId: string): void {
    const held = this.held.get(dealId)
    if (!held) return
    clearTimeout(held.timer)
    this.held.delete(dealId)
    const earlier = held.sales.slice(0, -1)
    if (earlier.length > 0) this.tellSales(held.participantId, earlier, held.firstAt)
  }

  private release(held: Held): void {
    this.held.delete(held.dealId)
    for (const event of held.consequences) this.tell(event)
    const next = [...this.held.values()].find(
      (each) => each.participantId === held.participantId && each.at - held.firstAt < ONCE_MS,
    )
    if (next) {
      next.sales = [...held.sales, ...next.sales]
      next.firstAt = held.firstAt
    } else this.tellSales(held.participantId, held.sales, held.firstAt)
  }

  private tellSales(participantId: string, sales: readonly ShownEvent[], firstAt: number): void {
    const before = this.toldFrom.get(participantId)
    if (before !== undefined && firstAt - before < ONCE_MS) return
    this.toldFrom.set(participantId, firstAt)
    for (const event of sales) this.tell(event)
  }
}
