import { Injectable } from '@nestjs/common'
import { BackupsService } from '#server/platform/backups/backups.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { MetricCollectors } from '#server/platform/monitoring/metric-collectors'
import { Clock } from '#server/platform/settings/clock'

/** The age of the newest backup, as a metric; on PostgreSQL backups are made elsewhere. */
@Injectable()
export class BackupMetrics {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly backups: BackupsService,
    private readonly clock: Clock,
    collectors: MetricCollectors,
  ) {
    collectors.register((metrics) =>
      metrics.gauge('backup_age_seconds', 'Age of the newest backup.', () => this.ageSeconds()),
    )
  }

  private ageSeconds(): number | undefined {
    if (this.uow.isPostgres) return undefined
    const newest = this.backups.folder.list().find(({ kind }) => kind === 'daily' || kind === 'manual')
    return newest && (this.clock.now().getTime() - newest.takenAt.getTime()) / 1_000
  }
}
