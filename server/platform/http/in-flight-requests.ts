import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { AppError } from '#server/platform/http/app-error'

const HEALTH = '/api/health/'

/** What those are told who come while the server ends. */
type Reason = 'leaving' | 'restoring'

/** Counts requests, logs one line for each when it is over, and turns new ones away once the server leaves. */
export class InFlightRequests {
  private count = 0
  private isLeaving = false
  private reason: Reason = 'leaving'

  constructor(server: FastifyInstance) {
    server.addHook('onRequest', (request, reply, done) => {
      this.count++
      const start = performance.now()
      reply.raw.once('close', () => {
        this.count--
        const path = pathOf(request.url)
        if (path.startsWith(HEALTH) || path === '/metrics') return
        const { statusCode, writableFinished } = reply.raw
        const ms = Math.round((performance.now() - start) * 10) / 10
        const outcome = writableFinished ? { status: statusCode } : { isAborted: true }
        request.log.info({ method: request.method, path, ...outcome, ms }, 'request')
      })
      // Whoever asks whether the process lives would otherwise end it before its work is done.
      if (!this.isLeaving || request.url === `${HEALTH}live`) return done()
      void reply.header('connection', 'close')
      done(new AppError(this.reason))
    })
  }

  /** From now on new requests are told to come back; resolves when the others are answered, or after the limit. */
  async leave(limitMs: number, reason: Reason): Promise<void> {
    this.isLeaving = true
    this.reason = reason
    const until = performance.now() + limitMs
    while (this.count > 0 && performance.now() < until) await delay(10)
  }
}

/** Without the query, which is nobody's business. */
const pathOf = (url: string): string => {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}
