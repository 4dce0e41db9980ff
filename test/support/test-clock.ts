import { Clock } from '#server/platform/settings/clock'

/** A contest's clock that is frozen until it is set. */
export class TestClock extends Clock {
  private at: Date

  /** `at` is ISO text with an offset, such as `2015-04-01T08:00:00+08:00`. */
  constructor(at: string) {
    super()
    this.at = new Date(at)
  }

  now(): Date {
    return this.at
  }

  set(at: string): void {
    this.at = new Date(at)
  }

  advance(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000)
  }
}
