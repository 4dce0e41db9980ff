import type { FastifyRequest } from 'fastify'

/** From where a request comes. */
export interface Device {
  address: string
  userAgent: string | undefined
}

export const deviceOf = (request: FastifyRequest): Device => ({
  address: request.ip,
  userAgent: request.headers['user-agent'],
})
