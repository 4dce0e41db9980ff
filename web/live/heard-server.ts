import { takeBuild } from '#web/stamp/server-build'
import { deviceNow, serverNow, takeAnsweredTime, takeToldTime } from '#web/stamp/server-clock'
import { askAlive } from './alive.api'
import type { LinkChoice } from './link-types'

/** Takes the server's time and build from what a link hears, and knows when that was. */
export class HeardServer implements NonNullable<LinkChoice['server']> {
  // The device's clock measures it, because that goes on while the device sleeps.
  private on = deviceNow()
  readonly build = takeBuild

  answered(now: string | undefined, withinMs: number): void {
    this.on = deviceNow()
    takeAnsweredTime(now, withinMs)
  }

  told(now: string | undefined): void {
    this.on = deviceNow()
    if (!takeToldTime(now)) void askAlive()
  }

  /** By the server's clock. */
  get at(): string {
    return new Date(serverNow().getTime() - (deviceNow().getTime() - this.on.getTime())).toISOString()
  }
}
