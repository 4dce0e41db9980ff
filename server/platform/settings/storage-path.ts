import { statSync } from 'node:fs'
import { join } from 'node:path'

const SCHEME = /^([a-z][a-z0-9+.-]+):(.*)$/is
const POSTGRES = /^postgres(ql)?:/i
const FILE_SCHEMES = ['file', 'sqlite', 'sqlite3']
const EXAMPLE = 'data/dangxian.sqlite'

/**
 * The path that a DATABASE_URL names, or the URL of a PostgreSQL; throws a sentence with an example. `file:///srv/a.db`,
 * `sqlite:///srv/a.db` and `/srv/a.db` are the same file, `sqlite:a.db` and `sqlite://a.db` are in the current folder.
 */
export function databaseOf(url: string): string {
  if (POSTGRES.test(url)) {
    if (URL.canParse(url)) return url
    throw new Error(
      'cannot be read; write postgres://user:password@host/database, with % codes for marks in a password',
    )
  }
  const path = pathOf(url)
  if (path === '' || path === ':memory:') throw new Error(`has to be a file, as ${EXAMPLE}`)
  if (isFolder(path)) throw new Error(`names a folder, ${path}; name a file in it, as ${join(path, 'dangxian.sqlite')}`)
  return path
}

/** The path of a folder that may not exist yet; throws a sentence with an example. */
export function folderOf(url: string): string {
  const path = pathOf(url)
  if (statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Error(`names a file; name a folder, as data/backups`)
  return path
}

/** A path, with its scheme and `%20` undone where it is a URL. */
function pathOf(url: string): string {
  const [, scheme, rest = ''] = SCHEME.exec(url) ?? []
  if (scheme === undefined) return url
  if (!FILE_SCHEMES.includes(scheme.toLowerCase()))
    throw new Error(`begins with ${scheme}:, which is not served; write a file, as ${EXAMPLE}, or postgres://…`)
  const [path = ''] = rest.split('?')
  return decoded(path.replace(/^\/\/(localhost(?=\/))?/, '').replace(/^\/{2,}/, '/'))
}

/** A percent sign that is no code stays. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Also a path that ends in a slash. */
const isFolder = (path: string): boolean =>
  /[/\\]$/.test(path) || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)
