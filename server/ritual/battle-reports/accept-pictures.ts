import type { FastifyInstance } from 'fastify'
import { PICTURE_LIMIT } from '#shared/ritual/battle-reports/contract'

const PICTURE_ROUTE = /\/reports\/:reportId\/picture$/

/** Accepts PNG bodies unparsed, and raises the body limit for their route only. Call before routes are added. */
export function acceptPictures(server: FastifyInstance): void {
  server.addContentTypeParser('image/png', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addHook('onRoute', (route) => {
    if (PICTURE_ROUTE.test(route.url)) route.bodyLimit = PICTURE_LIMIT
  })
}
