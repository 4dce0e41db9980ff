import { Injectable, Module } from '@nestjs/common'
import type { Metrics } from '#server/platform/monitoring/metrics'

export type MetricCollector = (metrics: Metrics) => void

/** Collectors of the features, connected at start if METRICS_TOKEN is set. Register them in a constructor. */
@Injectable()
export class MetricCollectors {
  private readonly collectors: MetricCollector[] = []

  register(collector: MetricCollector): void {
    this.collectors.push(collector)
  }

  connect(metrics: Metrics): void {
    for (const collector of this.collectors) collector(metrics)
  }
}

/** Imported by the features that have something to measure. */
@Module({ providers: [MetricCollectors], exports: [MetricCollectors] })
export class MetricCollectorsModule {}
