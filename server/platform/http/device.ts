import type { FastifyRequest } from 'fastify'

/** From where a request comes. */
export interface Device {
  address: string
  /** Whoever was signed in on it before is not any more once somebody else is. */
  cookie: string | undefined
  userAgent: string | undefined
}

export const deviceOf = (request: FastifyRequest): Device => ({
  address: request.ip,
  cookie: request.headers.cookie,
  userAgent: request.headers['user-agent'],
})
