import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built web app where there is one, and its index page for every path that is neither a file nor the API's. */
export async function serveWeb(server: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    setHeaders: (reply, path) => {
      const isForever = path.startsWith(join(root, 'assets'))
      reply.header('cache-control', isForever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    if (/^(api|assets|socket\.io)(\/|$)/.test(request.params['*'])) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
