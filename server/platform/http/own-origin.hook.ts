import type { FastifyInstance } from 'fastify'
import { AppError } from '#server/platform/http/app-error'
import { tokenIn } from '#server/platform/http/bearer-token'
import { isOpenedElsewhere, isOwnOrigin } from '#server/platform/http/own-origin'
import type { Config } from '#server/platform/settings/config'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses writes of foreign pages (CSRF); requests with an API token pass, as browsers never send one by themselves. */
export function refuseForeignWrites(server: FastifyInstance, config: Config): void {
  server.addHook('onRequest', (request, _, done) => {
    if (READS.has(request.method) || tokenIn(request.headers) || isOwnOrigin(request.headers, config)) done()
    else
      done(
        new AppError(isOpenedElsewhere(request.headers) ? 'other_address' : 'wrong_origin', { name: config.publicUrl }),
      )
  })
}
