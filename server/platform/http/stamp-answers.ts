import type { FastifyInstance } from 'fastify'
import type { Clock } from '#server/platform/settings/clock'
import { BUILD_HEADER, NOW_HEADER } from '#shared/platform/time/stamp'

/** Sends the server's time and the id of its pages with every answer of the API: a device keeps neither by itself. */
export function stampAnswers(server: FastifyInstance, clock: Clock, build: string): void {
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/'))
      void reply.headers({ [NOW_HEADER]: clock.now().toISOString(), [BUILD_HEADER]: build })
    done()
  })
}
