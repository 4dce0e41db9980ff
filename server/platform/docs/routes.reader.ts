import { Injectable, RequestMethod } from '@nestjs/common'
import { ModulesContainer } from '@nestjs/core'
import type { z } from 'zod'
import { ACCESS, type Access, TOKEN_SCOPE } from '#server/platform/auth/access'
import { NOTE, type RouteNote } from '#server/platform/http/describe'
import { rawBodyOf } from '#server/platform/http/request-body'
import type { ApiScope } from '#shared/platform/auth/contract'

/** Nest's own numbers for the kinds of a handler's parameters. */
const KINDS = { '3': 'body', '4': 'query', '5': 'param' } as const

/** A route as its controller declares it. */
export interface Route {
  method: string
  /** Below /api, as `/contests/:contestId`. */
  path: string
  handler: string
  status: number
  access: Access
  tokenScope: ApiScope | 'any' | undefined
  body: z.ZodType | undefined
  /** Also true if the body is a file, which has no contract. */
  hasBody: boolean
  /** The content type of a body that is a file. */
  file: string | undefined
  query: z.ZodType | undefined
  params: Record<string, z.ZodType | undefined>
  note: RouteNote
}

type Argument = { data?: unknown; schema?: z.ZodType }

/** All routes of the running application. */
@Injectable()
export class RoutesReader {
  constructor(private readonly modules: ModulesContainer) {}

  all(): Route[] {
    const controllers = [...this.modules.values()].flatMap((module) => [...module.controllers.values()])
    return controllers.flatMap(({ metatype }) => (metatype ? routesOf(metatype as new () => object) : []))
  }
}

function routesOf(controller: new () => object): Route[] {
  const prefix = String(Reflect.getMetadata('path', controller)).replace(/^\/?api/, '')
  const { constructor: _, ...methods } = Object.getOwnPropertyDescriptors(controller.prototype as object)
  return Object.entries(methods).flatMap(([name, { value }]) => {
    const own: unknown = typeof value === 'function' ? Reflect.getMetadata('path', value) : undefined
    if (typeof own !== 'string') return []
    const meta = (key: string): unknown => Reflect.getMetadata(key, value) ?? Reflect.getMetadata(key, controller)
    const method = RequestMethod[Reflect.getMetadata('method', value) as RequestMethod]
    const path = `${prefix}/${own}`.replace(/\/+/g, '/').replace(/\/$/, '')
    const parts = argumentsOf(controller, name)
    const note = Reflect.getMetadata(NOTE, value) as RouteNote | undefined
    if (!note) throw new Error(`${controller.name}.${name} lacks @Describe`)
    const params = [...path.matchAll(/:(\w+)/g)].map(([, param = '']) => [param, parts.params[param]] as const)
    return [
      {
        ...parts,
        method,
        path,
        handler: `${controller.name.replace('Controller', '')}_${name}`,
        status: (Reflect.getMetadata('__httpCode__', value) as number | undefined) ?? (method === 'POST' ? 201 : 200),
        access: (meta(ACCESS) as Access | undefined) ?? 'person',
        tokenScope: meta(TOKEN_SCOPE) as Route['tokenScope'],
        params: Object.fromEntries(params),
        file: rawBodyOf(value as object),
        note,
      },
    ]
  })
}

type Arguments = Pick<Route, 'body' | 'hasBody' | 'query' | 'params'>

function argumentsOf(controller: object, name: string): Arguments {
  const declared = (Reflect.getMetadata('__routeArguments__', controller, name) ?? {}) as Record<string, Argument>
  const found: Arguments = { body: undefined, hasBody: false, query: undefined, params: {} }
  for (const [key, { data, schema }] of Object.entries(declared)) {
    const kind = KINDS[key.split(':')[0] as keyof typeof KINDS]
    if (kind === 'param') found.params[String(data)] = schema
    else if (kind) found[kind] = schema
    if (kind === 'body') found.hasBody = true
  }
  return found
}
