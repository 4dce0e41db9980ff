import { type DynamicModule, Module } from '@nestjs/common'
import { LiveModule } from '#server/journal/live/live.module'
import { METRICS, type Metrics } from '#server/platform/monitoring/metrics'
import { MetricsController } from '#server/platform/monitoring/metrics.controller'
import { MetricsService } from '#server/platform/monitoring/metrics.service'

/** Figures about the server itself, for those who watch many servers. */
@Module({})
export class MetricsModule {
  static register(metrics: Metrics | null): DynamicModule {
    return {
      module: MetricsModule,
      imports: [LiveModule],
      controllers: [MetricsController],
      providers: [MetricsService, { provide: METRICS, useValue: metrics }],
    }
  }
}
