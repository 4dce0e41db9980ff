import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

/** Token of the id of the page that this server serves; screens with another one reload when idle (LP9). */
export const BUILD = Symbol('build')

/** The id where there are no built pages. */
export const UNBUILT = 'unbuilt'

/** The index page names every file of the build by its hash; servers with the same build agree. */
export function buildId(indexFile = 'dist/web/index.html'): string {
  if (!existsSync(indexFile)) return UNBUILT
  return createHash('sha256').update(readFileSync(indexFile)).digest('base64url').slice(0, 12)
}
