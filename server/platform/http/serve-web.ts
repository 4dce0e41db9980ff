import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { assetFolders, folderOf } from '#server/platform/http/kept-assets'
import { PageScripts } from '#server/platform/http/page-scripts'

const FOREVER = 'public, max-age=31536000, immutable'
/** The name of a file of a build, of this one or the one before. */
const ASSET = /^assets\/([\w-][\w.-]*)$/

/**
 * Serves the built web app where there is one, and its index page for every path that is neither a file nor the API's.
 * A browser that runs no script goes on from the paths of `withoutScripts` to the pages named there.
 * Files of a build are looked for at each request: one made while the server runs neither hides them nor those of before.
 */
export async function serveWeb(
  server: FastifyInstance,
  root: string,
  withoutScripts: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return
  const scripts = new PageScripts(join(root, 'index.html'))
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    // vite/compressed-ahead.ts puts them next to the files.
    preCompressed: true,
    globIgnore: ['assets/**'],
    setHeaders: (reply, path) => {
      const isOfABuild = assetFolders(root).includes(dirname(path))
      reply.header('cache-control', isOfABuild ? FOREVER : 'no-cache')
      if (basename(path).startsWith('index.html')) {
        const policy = String(reply.getHeader('content-security-policy') ?? '')
        reply.header('content-security-policy', scripts.letInto(policy))
      }
    },
  })
  for (const [path, plain] of Object.entries(withoutScripts))
    server.get(path, async (_, reply) => {
      const page = await readFile(join(root, 'index.html'), 'utf8')
      const policy = String(reply.getHeader('content-security-policy') ?? '')
      void reply.headers({ 'content-security-policy': scripts.letInto(policy), 'cache-control': 'no-cache' })
      const goOn = `<noscript><meta http-equiv="refresh" content="0; url=${plain}" />`
      return reply.type('text/html').send(page.replace('<noscript>', goOn))
    })
  server.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    const asset = ASSET.exec(request.params['*'])?.[1]
    const folder = asset && (await folderOf(root, asset))
    if (folder) return reply.sendFile(asset, folder)
    if (/^(api|assets|socket\.io)(\/|$)/.test(request.params['*'])) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
