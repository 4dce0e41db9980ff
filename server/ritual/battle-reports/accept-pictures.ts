import type { FastifyInstance } from 'fastify'
import { PICTURE_LIMIT } from '#shared/ritual/battle-reports/contract'

const PICTURE_ROUTE = /\/reports\/:reportId\/picture$/

/** Lets pictures in as they are, and raises the limit of a body for their route alone. Before any route is added. */
export function acceptPictures(server: FastifyInstance): void {
  server.addContentTypeParser('image/png', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addHook('onRoute', (route) => {
    if (PICTURE_ROUTE.test(route.url)) route.bodyLimit = PICTURE_LIMIT
  })
}
