/** Runs one unit per contest at a time, first come first served, before any of them takes a connection. */
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

  /** Resolves when the queue is empty. */
  async empty(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values())
  }
}
