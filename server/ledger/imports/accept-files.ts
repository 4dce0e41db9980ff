import type { FastifyInstance } from 'fastify'
import { IMPORT_LIMITS } from '#shared/ledger/imports/contract'

const UPLOAD_ROUTE = /\/contests\/:contestId\/imports$/

/** Lets files in as they are, and raises the limit of a body for their route alone. Before any route is added. */
export function acceptFiles(server: FastifyInstance): void {
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  server.addHook('onRoute', (route) => {
    if (UPLOAD_ROUTE.test(route.url)) route.bodyLimit = IMPORT_LIMITS.bytes
  })
}
