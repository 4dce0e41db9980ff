import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { BackupsService } from '#server/platform/backups/backups.service'
import { msUntilQuiet, quietDayOf, retained } from '#server/platform/backups/retention'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { lookEvery } from '#server/platform/settings/look-every'
import { CONFIG } from '#server/platform/settings/settings.module'

const CHECK_INTERVAL_MS = 60_000
/** Pause after a failure. */
const RETRY_AFTER_MS = 3_600_000
/** A copy dated later than this from now was made while the clock was ahead, and is none of this night. */
const AHEAD_MS = 86_400_000

/** Makes a copy each night, or at the next start, and removes those beyond the retention. */
@Injectable()
export class DailyBackups implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DailyBackups.name)
  private stop = () => {}

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly centers: CentersRepository,
    private readonly backups: BackupsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get isOn(): boolean {
    return this.config.hasDailyBackups && !this.uow.isPostgres
  }

  onApplicationBootstrap(): void {
    if (!this.uow.isPostgres) this.backups.folder.removeUnfinished()
    if (!this.isOn) return
    this.stop = lookEvery(CHECK_INTERVAL_MS, this.log, () => this.runIfDue())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** Makes the copy of the current night unless it exists; resolves to whether it made one. */
  async runIfDue(): Promise<boolean> {
    const timezone = await this.timezone()
    if (!timezone || !this.isDue(timezone)) return false
    try {
      await this.backups.take('daily')
    } catch {
      // `take` has noted and logged it.
      return false
    }
    this.prune(timezone)
    return true
  }

  nextAt(timezone: string): Date {
    const now = this.clock.now()
    return this.isDue(timezone) ? now : new Date(now.getTime() + msUntilQuiet(now, timezone))
  }

  /** The time zone of the server's oldest centre, which decides when it is night. */
  async timezone(): Promise<string | undefined> {
    return (await this.uow.read(() => this.centers.oldest()))?.timezone
  }

  private isDue(timezone: string): boolean {
    const now = this.clock.now()
    const { failure } = this.backups.notes
    if (failure && Math.abs(now.getTime() - Date.parse(failure.at)) < RETRY_AFTER_MS) return false
    const newest = this.own().find(({ takenAt }) => takenAt.getTime() <= now.getTime() + AHEAD_MS)
    return !newest || quietDayOf(newest.takenAt, timezone) < quietDayOf(now, timezone)
  }

  private prune(timezone: string): void {
    const own = this.own()
    const kept = retained(own, timezone)
    const gone = own.filter((backup) => !kept.has(backup)).map(({ name }) => name)
    for (const name of gone) this.backups.folder.remove(name)
    const checks = Object.entries(this.backups.notes.checks).filter(([name]) => !gone.includes(name))
    this.backups.write({ checks: Object.fromEntries(checks) })
  }

  private own() {
    return this.backups.folder.list().filter(({ kind }) => kind === 'daily')
  }
}
