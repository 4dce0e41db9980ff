import { Clock } from '#server/platform/settings/clock'

/** The contest's clock while the demo replays a season: frozen where it was set until it is released. */
export class DemoClock extends Clock {
  private at: Date | undefined

  now(): Date {
    return this.at ?? new Date()
  }

  set(at: Date): void {
    this.at = at
  }

  /** From now on it tells the real time. */
  letGo(): void {
    this.at = undefined
  }
}
