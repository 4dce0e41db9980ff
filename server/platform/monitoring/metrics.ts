import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** Token of the `Metrics`; `null` where none are wanted. */
export const METRICS = Symbol('metrics')

/** What the server counts of itself, by the names that a Prometheus reads. One for each life of the server. */
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
  readonly relayLag = new Histogram({
    name: 'dangxian_relay_lag_seconds',
    help: 'Time from a commit to the sending of its facts to the screens.',
    buckets: SECONDS,
    registers: [this.registry],
  })
  readonly relayWindow = new Gauge({
    name: 'dangxian_relay_window_seconds',
    help: 'The longest window between two messages to one room, at present.',
    registers: [this.registry],
  })

  private readonly head = new Gauge({
    name: 'dangxian_journal_head',
    help: 'The number of the newest fact of each contest under way.',
    labelNames: ['contest'],
    registers: [],
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** One line for each contest, asked for when somebody reads. */
  heads(read: () => Promise<{ id: string; headSeq: number }[]>): void {
    const { head } = this
    Object.assign(head, {
      async collect() {
        const heads = await read()
        head.reset()
        for (const { id, headSeq } of heads) head.set({ contest: id }, headSeq)
      },
    })
    this.registry.registerMetric(head)
  }

  /** Times every request of the API; before any route is added. */
  time(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const { url = '' } = request.routeOptions
      // The files of the pages are many, and nobody asks for each of them.
      const route = url.startsWith('/api/') ? url : 'pages'
      this.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000)
      done()
    })
  }

  /** A figure that is asked for when somebody reads. */
  gauge(name: string, help: string, read: () => number | undefined | Promise<number | undefined>): void {
    new Gauge({
      name: `dangxian_${name}`,
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
