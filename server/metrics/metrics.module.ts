import { type DynamicModule, Module } from '@nestjs/common'
import { LiveModule } from '#server/live/live.module'
import { METRICS, type Metrics } from '#server/metrics/metrics'
import { MetricsController } from '#server/metrics/metrics.controller'
import { MetricsService } from '#server/metrics/metrics.service'

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
