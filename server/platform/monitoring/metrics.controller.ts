import { timingSafeEqual } from 'node:crypto'
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Public } from '#server/platform/auth/access'
import { AppError } from '#server/platform/http/app-error'
import { Describe } from '#server/platform/http/describe'
import { METRICS, type Metrics } from '#server/platform/monitoring/metrics'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

/** The scrape endpoint of Prometheus, behind METRICS_TOKEN. */
@Controller('/metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics | null,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get()
  @Describe({
    zh: '监控指标，Prometheus 格式',
    en: 'Figures for a monitor, for Prometheus',
    answer: 'file',
    errors: ['not_found', 'unauthenticated'],
  })
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { metrics } = this
    const { metricsToken } = this.config
    if (!metrics || metricsToken === null) throw new AppError('not_found')
    if (!isSame(authorization ?? '', `Bearer ${metricsToken}`)) throw new AppError('unauthenticated')
    void reply.header('content-type', metrics.registry.contentType).header('cache-control', 'no-store')
    return metrics.registry.metrics()
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
