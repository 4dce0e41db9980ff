import type { FastifyInstance } from 'fastify'
import type { Config } from '#server/config'
import { AppError } from '#server/http/app-error'
import { isOwnOrigin } from '#server/http/own-origin'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses every write that no page of ours sent. */
export function refuseForeignWrites(server: FastifyInstance, config: Config): void {
  server.addHook('onRequest', (request, _, done) => {
    if (READS.has(request.method) || isOwnOrigin(request.headers, config)) done()
    else done(new AppError('wrong_origin'))
  })
}
