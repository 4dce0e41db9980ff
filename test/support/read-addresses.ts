import { exampleQuery } from '#server/platform/docs/openapi'
import { RoutesReader } from '#server/platform/docs/routes.reader'
import { ExportKind } from '#shared/ledger/exports/contract'
import type { TestApp } from './test-app'

/** Every address of a contest that is read, with the query of its own example, and the lists across contests. */
export function readAddresses(app: TestApp, contestId: string): string[] {
  const reads = app
    .get(RoutesReader)
    .all()
    .filter(({ method, path }) => method === 'GET' && path.split(':').length === 2 && path.includes(':contestId'))
  const days = { day: '2015-04-10', from: '2015-04-01', to: '2015-04-10' }
  const paths = reads.map(({ path, query }) => {
    const named = query ? (exampleQuery(query) as Record<string, string>) : {}
    const known = Object.entries(days).filter(([name]) => name in named)
    const asked = new URLSearchParams({ ...named, ...Object.fromEntries(known) })
    return `${path}${asked.size > 0 ? `?${asked}` : ''}`
  })
  const files = ExportKind.options.map(
    (kind) => `/contests/:contestId/exports/${kind}/csv?from=2015-04-01&to=2015-04-10`,
  )
  return [...paths, ...files, '/audit', '/me/notices'].map((path) => path.replace(':contestId', contestId))
}
