import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance } from 'fastify'
import { networkOf } from '#server/platform/http/request-limits'

const addresses = new AsyncLocalStorage<string>()

/** Remembers for every write where it comes from, for limits that apply far from the request. */
export function rememberAddresses(server: FastifyInstance): void {
  server.addHook('preHandler', (request, _, done) => {
    if (request.method === 'GET') done()
    else addresses.run(networkOf(request.ip), done)
  })
}

/** The network of the write under way; one name for all that no request asked for. */
export const addressOfRequest = (): string => addresses.getStore() ?? 'server'
