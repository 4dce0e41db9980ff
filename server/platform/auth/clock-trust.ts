import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'

const DAY_MS = 86_400_000
/** A pause between contests is shorter; a clock that jumped a year is longer. */
const PAUSE_MS = 31 * DAY_MS
const KEPT_MS = 10 * 60_000

export const CLOCK_DOUBTED = 'clock.doubted'
export const CLOCK_CONFIRMED = 'clock.confirmed'

/**
 * Whether the clock fits the newest record. `quiet`: it is over a day ahead, as after a holiday, and the next record
 * settles it. `doubted`: it is over 31 days ahead, and a director has to confirm it, also after a restart.
 */
export type ClockState = 'trusted' | 'quiet' | 'doubted'

/** Asked before anything is erased because of its age: a clock that is wrong by a year would erase all of it for good. */
@Injectable()
export class ClockTrust {
  private trustedUntil = 0

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Remembers for a few minutes that the clock was right. */
  async isTrusted(): Promise<boolean> {
    if (performance.now() < this.trustedUntil) return true
    const isRight = (await this.state()) === 'trusted'
    if (isRight) this.trustedUntil = performance.now() + KEPT_MS
    return isRight
  }

  state(): Promise<ClockState> {
    return this.uow.read(async () => {
      const now = this.clock.now().getTime()
      if (await this.isDoubtNoted(now)) return 'doubted'
      const [{ at } = { at: null }] = await this.uow.sql<{ at: string | null }>`
        select max("at") as "at" from (
          select max("at") as "at" from audit union all select max("lastSeenAt") from session
        ) newest`
      const ahead = at === null ? 0 : now - Date.parse(at)
      if (ahead > PAUSE_MS) return 'doubted'
      return ahead > DAY_MS ? 'quiet' : 'trusted'
    })
  }

  /** A doubt that lies in the future was right: the clock has been set since. */
  private async isDoubtNoted(now: number): Promise<boolean> {
    const [last] = await this.uow.sql<{ action: string; at: string }>`
      select "action", "at" from audit where "action" in (${this.uow.list([CLOCK_DOUBTED, CLOCK_CONFIRMED])})
      order by "at" desc limit 1`
    return last?.action === CLOCK_DOUBTED && Date.parse(last.at) <= now + DAY_MS
  }
}
