import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { LiveRelay } from '#server/journal/live/live.relay'
import { BackupsService } from '#server/platform/backups/backups.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { METRICS, type Metrics } from '#server/platform/monitoring/metrics'
import { Clock } from '#server/platform/settings/clock'

/** Connects the metrics with those who do the work. */
@Injectable()
export class MetricsService implements OnModuleInit {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics | null,
    private readonly uow: UnitOfWork,
    private readonly relay: LiveRelay,
    private readonly backups: BackupsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const { metrics, uow, relay } = this
    if (!metrics) return
    uow.watcher = {
      committed: (units) => metrics.groupSize.observe(units),
      failed: (cause) => metrics.failures.inc({ cause: cause ?? 'unknown' }),
    }
    relay.onSent = (lagMs, windowMs) => {
      metrics.relayLag.observe(lagMs / 1_000)
      metrics.relayWindow.set(windowMs / 1_000)
    }
    metrics.gauge('sockets', 'Screens that are connected to this server.', () => relay.sockets)
    metrics.gauge('storage_trouble', '1 while nothing can be stored.', () => (uow.trouble ? 1 : 0))
    metrics.gauge('backup_age_seconds', 'Age of the newest backup.', () => this.backupAge())
    metrics.heads(() => this.heads())
  }

  private backupAge(): number | undefined {
    if (this.uow.isPostgres) return undefined
    const newest = this.backups.folder.list().find(({ kind }) => kind === 'daily' || kind === 'manual')
    return newest && (this.clock.now().getTime() - newest.takenAt.getTime()) / 1_000
  }

  private heads(): Promise<{ id: string; headSeq: number }[]> {
    return this.uow.read(
      () => this.uow.sql<{ id: string; headSeq: number }>`
        select "id", "headSeq" from contest where "status" in ('running', 'settling')`,
    )
  }
}
