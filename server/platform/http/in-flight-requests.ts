import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { errorBody } from '#server/platform/http/app-error.filter'
import { REFUSAL_RULES } from '#shared/platform/errors/refusal-rules'

const HEALTH = '/api/health/'

/** Refusal code for requests that arrive during shutdown. */
export type DrainReason = 'leaving' | 'restoring'

/** Counts requests, logs one line for each at its end, and refuses new ones while the server drains. */
export class InFlightRequests {
  private count = 0
  private isDraining = false
  private reason: DrainReason = 'leaving'

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
      // Liveness must keep passing, or the orchestrator kills the process before it has drained.
      if (!this.isDraining || request.url === `${HEALTH}live`) return done()
      // Answers by itself: outside the routes of the application no filter gives an error its status.
      const { status } = REFUSAL_RULES[this.reason]
      void reply.header('connection', 'close').status(status)
      void reply.send(errorBody({ code: this.reason }, request.headers))
    })
  }

  /** Refuses new requests from now on; resolves when the others are answered, or after the limit. */
  async drain(limitMs: number, reason: DrainReason): Promise<void> {
    this.isDraining = true
    this.reason = reason
    const until = performance.now() + limitMs
    while (this.count > 0 && performance.now() < until) await delay(10)
  }
}

/** Path without the query string, which may hold personal data. */
const pathOf = (url: string): string => {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}
