import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { PortraitsRepository } from '#server/contest/portraits/portraits.repository'
import { ClockTrust } from '#server/platform/auth/clock-trust'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { lookEvery } from '#server/platform/settings/look-every'

const LOOK_MS = 15 * 60_000
/** As the dialog that disables an account says. */
const KEPT_MS = 30 * 86_400_000

/** Deletes a portrait when its account has been disabled for 30 days; until then enabling brings it back. */
@Injectable()
export class PortraitRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(PortraitRetention.name)
  private stop = () => {}

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clockTrust: ClockTrust,
    private readonly portraits: PortraitsRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = lookEvery(LOOK_MS, this.log, () => this.look())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** Notes since when each is hidden, however its account came to be disabled, and deletes what is old. */
  async look(): Promise<void> {
    const now = this.clock.now()
    const before = new Date(now.getTime() - KEPT_MS)
    if (!(await this.uow.read(() => this.portraits.hasHidden())) || !(await this.clockTrust.isTrusted())) return
    await this.uow.writeAsSystem(async () => {
      await this.portraits.noteHidden(now)
      await this.portraits.deleteHidden(before)
    })
  }
}
