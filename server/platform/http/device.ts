import type { FastifyRequest } from 'fastify'

/** Where a request comes from. */
export interface Device {
  address: string
  /** Cookie header; signing in ends the session it held. */
  cookie: string | undefined
  userAgent: string | undefined
}

export const deviceOf = (request: FastifyRequest): Device => ({
  address: request.ip,
  cookie: request.headers.cookie,
  userAgent: request.headers['user-agent'],
})
