/** Lets one unit per contest through at a time, in the order they came, before any of them takes a connection. */
export class ContestQueue {
  private readonly tails = new Map<string, Promise<unknown>>()

  async run<T>(contestId: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(contestId)
    const own = before ? before.then(work) : work()
    const tail = own.then(
      () => {},
      () => {},
    )
    this.tails.set(contestId, tail)
    try {
      return await own
    } finally {
      if (this.tails.get(contestId) === tail) this.tails.delete(contestId)
    }
  }

  /** Resolves when nobody is in the queue any more. */
  async empty(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values())
  }
}
