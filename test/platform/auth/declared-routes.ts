import { RequestMethod } from '@nestjs/common'
import { ModulesContainer } from '@nestjs/core'
import type { TestApp } from '#test/support/test-app'

/** All routes that controllers declare, as `GET /contests/:contestId`. */
export function routesOf(app: TestApp): string[] {
  return [...app.nest.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) => {
      if (!metatype) return []
      const prefix = String(Reflect.getMetadata('path', metatype)).replace(/^\/?api/, '')
      const { constructor: _, ...methods } = Object.getOwnPropertyDescriptors(metatype.prototype)
      return Object.values(methods).flatMap(({ value }) => {
        const path: unknown = typeof value === 'function' ? Reflect.getMetadata('path', value) : undefined
        if (typeof path !== 'string') return []
        const verb = RequestMethod[Reflect.getMetadata('method', value) as RequestMethod]
        return [`${verb} ${`${prefix}/${path}`.replace(/\/+/g, '/').replace(/\/$/, '')}`]
      })
    }),
  )
}
