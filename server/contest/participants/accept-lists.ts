import type { FastifyInstance } from 'fastify'
import { PASTE_LIMITS } from '#shared/contest/participants/pasted-people'

const PEOPLE_ROUTE = /\/contests\/:contestId\/people$/

/** Raises the limit of a body for lists of people alone. Before any route is added. */
export function acceptLists(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (PEOPLE_ROUTE.test(route.url)) route.bodyLimit = PASTE_LIMITS.fileBytes
  })
}
