import { describe, expect, it } from 'vitest'
import type { RouteRecordRaw } from 'vue-router'
import { FROM_THE_SERVER } from '#web/worker/from-the-server'

const routes = Object.values(
  import.meta.glob<RouteRecordRaw[]>(['../../web/features/*/*/*routes.ts', '../../web/app/*/routes.ts'], {
    eager: true,
    import: 'routes',
  }),
).flat()
const addressOf = ({ path }: RouteRecordRaw): string => path.replace(/\/:\w+\?$/, '').replace(/:\w+/g, 'x')
const isOfPhone = ({ path, meta }: RouteRecordRaw): boolean => !meta?.isPublic && !path.startsWith('/admin')

describe('the worker that keeps pages', () => {
  it.each(routes.filter((route) => !isOfPhone(route)).map(addressOf))('leaves %s to the server', (path) => {
    expect(path).toMatch(FROM_THE_SERVER)
    expect(`${path}?for=1`).toMatch(FROM_THE_SERVER)
  })

  it.each(routes.filter(isOfPhone).map(addressOf))('keeps %s', (path) => {
    expect(path).not.toMatch(FROM_THE_SERVER)
  })
})
