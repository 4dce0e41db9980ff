import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { MetricCollectors } from '#server/platform/monitoring/metric-collectors'
import { METRICS, type Metrics } from '#server/platform/monitoring/metrics'

/** Connects the Prometheus metrics with the unit of work and with the collectors of the features. */
@Injectable()
export class MetricsService implements OnModuleInit {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics | null,
    private readonly uow: UnitOfWork,
    private readonly collectors: MetricCollectors,
  ) {}

  onModuleInit(): void {
    const { metrics, uow } = this
    if (!metrics) return
    uow.watcher = {
      committed: (units) => metrics.groupSize.observe(units),
      failed: (cause) => metrics.failures.inc({ cause: cause ?? 'unknown' }),
    }
    metrics.gauge('storage_trouble', '1 while nothing can be stored.', () => (uow.trouble ? 1 : 0))
    this.collectors.connect(metrics)
  }
}
