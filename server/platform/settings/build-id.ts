import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

/** Token of the id of the page that this server serves; screens with another one reload when idle (LP9). */
export const BUILD = Symbol('build')

/** The id where there are no built pages. */
export const UNBUILT = 'unbuilt'

/** As the index page names itself to its own pages, else by its bytes; servers with the same build agree. */
export function buildId(indexFile = 'dist/web/index.html'): string {
  if (!existsSync(indexFile)) return UNBUILT
  const page = readFileSync(indexFile, 'utf8')
  const named = /<meta name="build" content="([\w-]+)"/.exec(page)?.[1]
  return named ?? createHash('sha256').update(page).digest('base64url').slice(0, 12)
}
