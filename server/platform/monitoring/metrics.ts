import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

const PREFIX = 'dangxian_'

/** Token of the `Metrics`; `null` unless METRICS_TOKEN is set. */
export const METRICS = Symbol('metrics')

/** The Prometheus metrics of one server instance. */
export class Metrics {
  readonly registry = new Registry()
  readonly requests = new Histogram({
    name: 'dangxian_http_request_seconds',
    help: 'Time from the request to the end of its answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  })
  readonly groupSize = new Histogram({
    name: 'dangxian_commit_units',
    help: 'Units of work that shared one commit; its count is the number of commits.',
    buckets: [1, 2, 4, 8, 16, 32, 64],
    registers: [this.registry],
  })
  readonly failures = new Counter({
    name: 'dangxian_storage_failures_total',
    help: 'Commits that failed, by cause where it is known.',
    labelNames: ['cause'],
    registers: [this.registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** A gauge with one value for each contest, read at each scrape. */
  gaugeByContest(name: string, help: string, read: () => Promise<{ id: string; value: number }[]>): void {
    new Gauge({
      name: `${PREFIX}${name}`,
      help,
      labelNames: ['contest'],
      registers: [this.registry],
      async collect() {
        const values = await read()
        this.reset()
        for (const { id, value } of values) this.set({ contest: id }, value)
      },
    })
  }

  /** A gauge that the collector sets itself. */
  setGauge(name: string, help: string): Gauge {
    return new Gauge({ name: `${PREFIX}${name}`, help, registers: [this.registry] })
  }

  /** A histogram of seconds. */
  seconds(name: string, help: string): Histogram {
    return new Histogram({ name: `${PREFIX}${name}`, help, buckets: SECONDS, registers: [this.registry] })
  }

  /** Times every request of the API. Call before any route is added. */
  time(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const { url = '' } = request.routeOptions
      // One label for all files of the pages keeps the number of series small.
      const route = url.startsWith('/api/') ? url : 'pages'
      this.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000)
      done()
    })
  }

  /** A gauge read at each scrape; `undefined` removes its value. */
  gauge(name: string, help: string, read: () => number | undefined | Promise<number | undefined>): void {
    new Gauge({
      name: `${PREFIX}${name}`,
      help,
      registers: [this.registry],
      async collect() {
        const value = await read()
        if (value === undefined) this.reset()
        else this.set(value)
      },
    })
  }
}
