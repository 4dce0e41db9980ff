const MOST_MS = 60_000
/** An answer may take so many times what the one before took. */
const SLACK = 4

/**
 * How long to wait for an answer: on a line that was slow a moment ago, longer. What does not come in time doubles it, and
 * so does not lead to the same question again and again on a line that is busy with the first answer.
 */
export class Patience {
  private tries = 0
  private tookMs = 0

  constructor(private readonly leastMs: number) {}

  get ms(): number {
    return Math.min(Math.max(MOST_MS, this.leastMs), Math.max(this.leastMs, SLACK * this.tookMs) * 2 ** this.tries)
  }

  /** How much longer than on a good line. */
  get moreMs(): number {
    return this.ms - this.leastMs
  }

  came(tookMs: number): void {
    this.tries = 0
    this.tookMs = Math.max(tookMs, this.tookMs / 2)
  }

  ranOut(): void {
    this.tries = Math.min(this.tries + 1, 10)
  }
}
