import { AppError } from '#server/platform/http/app-error'

interface Limits {
  /** How much runs at a time. */
  atOnce: number
  /** How much one address may have waiting, and all together. */
  perAddress: number
  all: number
}

const RETRY_AFTER_S = 10

/**
 * Runs expensive work a few at a time and takes turns between addresses: one that sends hundreds waits behind its own
 * requests, and others wait for one of them. Refuses with `too_many_requests` when too much waits.
 */
export class FairQueue {
  private readonly waiting = new Map<string, (() => void)[]>()
  private running = 0
  private length = 0

  constructor(private readonly limits: Limits) {}

  async run<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.atOnce) this.running++
    else await this.turn(address)
    try {
      return await work()
    } finally {
      this.next()
    }
  }

  private turn(address: string): Promise<void> {
    const own = this.waiting.get(address) ?? []
    if (own.length >= this.limits.perAddress || this.length >= this.limits.all)
      throw new AppError('too_many_requests', { retryAfterS: RETRY_AFTER_S })
    this.length++
    return new Promise((start) => {
      own.push(start)
      this.waiting.set(address, own)
    })
  }

  /** Hands the place over to the address that has waited longest for its turn, or frees it. */
  private next(): void {
    const [turn] = this.waiting
    if (!turn) {
      this.running--
      return
    }
    const [address, [start, ...others]] = turn
    this.waiting.delete(address)
    if (others.length > 0) this.waiting.set(address, others)
    this.length--
    start?.()
  }
}
