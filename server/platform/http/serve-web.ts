import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assetFolders, folderOf } from '#server/platform/http/kept-assets'
import { isOlderBrowser } from '#server/platform/http/older-browsers'
import { PageScripts } from '#server/platform/http/page-scripts'

const FOREVER = 'public, max-age=31536000, immutable'
/** The name of a file of a build, of this one or the one before. */
const ASSET = /^assets\/([\w-][\w.-]*)$/
const PAGE = 'index.html'
/** The page of vite.older.config.ts. */
const OLDER_PAGE = 'older.html'
const PAGES = [PAGE, OLDER_PAGE]

type PageReply = Pick<FastifyReply, 'getHeader'> & { header(name: string, value: string): unknown }

/**
 * Serves the built web app where there is one, and its index page for every path that is neither a file nor the API's: an
 * older browser gets the one built for it. One that runs no script goes on from the paths of `withoutScripts` to the pages
 * named there.
 * Files of a build are looked for at each request: one made while the server runs neither hides them nor those of before.
 */
export async function serveWeb(
  server: FastifyInstance,
  root: string,
  withoutScripts: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (!existsSync(join(root, PAGE))) return
  const scripts = new Map(PAGES.map((page) => [page, new PageScripts(join(root, page))]))
  const pageFor = ({ headers }: FastifyRequest): string =>
    isOlderBrowser(headers['user-agent']) && existsSync(join(root, OLDER_PAGE)) ? OLDER_PAGE : PAGE
  const asPage = (page: string, reply: PageReply): void => {
    const policy = String(reply.getHeader('content-security-policy') ?? '')
    reply.header('content-security-policy', scripts.get(page)?.letInto(policy) ?? policy)
    reply.header('cache-control', 'no-cache')
    reply.header('vary', 'user-agent')
  }
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    // Which page it is depends on the browser.
    index: false,
    // vite/compressed-ahead.ts puts them next to the files.
    preCompressed: true,
    globIgnore: ['assets/**'],
    setHeaders: (reply, path) => {
      const isOfABuild = assetFolders(root).includes(dirname(path))
      reply.header('cache-control', isOfABuild ? FOREVER : 'no-cache')
      const page = PAGES.find((each) => basename(path).startsWith(each))
      if (page) asPage(page, reply)
    },
  })
  for (const [path, plain] of Object.entries(withoutScripts))
    server.get(path, async (request, reply) => {
      const name = pageFor(request)
      const page = await readFile(join(root, name), 'utf8')
      asPage(name, reply)
      const goOn = `<noscript><meta http-equiv="refresh" content="0; url=${plain}" />`
      return reply.type('text/html').send(page.replace('<noscript>', goOn))
    })
  server.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    const asset = ASSET.exec(request.params['*'])?.[1]
    const folder = asset && (await folderOf(root, asset))
    if (folder) return reply.sendFile(asset, folder)
    if (/^(api|assets|socket\.io)(\/|$)/.test(request.params['*'])) return reply.callNotFound()
    return reply.sendFile(pageFor(request))
  })
}
