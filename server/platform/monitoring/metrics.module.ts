import { type DynamicModule, Module } from '@nestjs/common'
import { MetricCollectorsModule } from '#server/platform/monitoring/metric-collectors'
import { METRICS, type Metrics } from '#server/platform/monitoring/metrics'
import { MetricsController } from '#server/platform/monitoring/metrics.controller'
import { MetricsService } from '#server/platform/monitoring/metrics.service'

/** Metrics of the server itself, for Prometheus. */
@Module({})
export class MetricsModule {
  static register(metrics: Metrics | null): DynamicModule {
    return {
      module: MetricsModule,
      imports: [MetricCollectorsModule],
      controllers: [MetricsController],
      providers: [MetricsService, { provide: METRICS, useValue: metrics }],
    }
  }
}
