import { RouteConfig } from '@nestjs/platform-fastify'
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js'
import type { FastifyInstance } from 'fastify'

interface BodyConfig {
  bodyLimit?: number
  rawBody?: string
}

/** Raises the limit of a JSON body for one route. */
export const BodyLimit = (bytes: number): MethodDecorator => RouteConfig({ bodyLimit: bytes } satisfies BodyConfig)

/** Accepts a body of this content type as a Buffer, up to so many bytes. */
export const RawBody = (contentType: string, bytes: number): MethodDecorator =>
  RouteConfig({ rawBody: contentType, bodyLimit: bytes } satisfies BodyConfig)

/** The content type of a handler with `@RawBody`. */
export const rawBodyOf = (handler: object): string | undefined =>
  (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as BodyConfig | undefined)?.rawBody

/** Applies the decorators of this file. Call before any route is added. */
export function acceptBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const { bodyLimit, rawBody } = (route.config ?? {}) as BodyConfig
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit
    if (rawBody === undefined || server.hasContentTypeParser(rawBody)) return
    server.addContentTypeParser(rawBody, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  })
}
