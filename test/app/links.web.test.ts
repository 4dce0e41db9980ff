import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type RouteRecordRaw } from 'vue-router'
import { deskLinks, memberLinks } from '#web/shell/navigation'

const features = import.meta.glob<RouteRecordRaw[]>(
  ['../../web/features/*/*/*routes.ts', '../../web/app/*/routes.ts'],
  {
    eager: true,
    import: 'routes',
  },
)
const sources = import.meta.glob<string>(['../../web/**/*.vue', '../../web/**/*.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
})
const router = createRouter({ history: createMemoryHistory(), routes: Object.values(features).flat() })

/** Addresses written out in the sources: `to="/me"`, `push('/deal')`, `show('/record')`; interpolated ids become `x`. */
const written = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/(?:\bto="|(?:push|replace|show)\([`'])(\/[^"'`?#]*)/g)].map(([, path = '']) =>
    path.replace(/\$\{[^}]*\}/g, 'x'),
  ),
)

describe('every address that a page links to', () => {
  it.each([...new Set([...written, ...[...memberLinks, ...deskLinks].map((link) => link.to)])])(
    '%s is a page',
    (path) => {
      expect(router.resolve(path).matched.length).toBeGreaterThan(0)
    },
  )
})
