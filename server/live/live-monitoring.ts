import { Injectable } from '@nestjs/common'
import { LiveRelay } from '#server/live/live.relay'
import { HealthChecks } from '#server/platform/health/health-checks'
import { MetricCollectors } from '#server/platform/monitoring/metric-collectors'

/** Health check and metrics of the relay. */
@Injectable()
export class LiveMonitoring {
  constructor(relay: LiveRelay, checks: HealthChecks, collectors: MetricCollectors) {
    checks.register('relay', () => relay.isAwake)
    collectors.register((metrics) => {
      const lag = metrics.seconds('relay_lag_seconds', 'Time from a commit to the sending of its facts to the screens.')
      const window = metrics.setGauge('relay_window_seconds', 'The longest window between two messages to one room.')
      relay.onSent = (lagMs, windowMs) => {
        lag.observe(lagMs / 1_000)
        window.set(windowMs / 1_000)
      }
      metrics.gauge('sockets', 'Screens that are connected to this server.', () => relay.sockets)
    })
  }
}
