import type { RateLimitPluginOptions } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { AppError } from '#server/platform/http/app-error'

/** Per address and minute. A whole office comes from one address, its phones polling every five seconds. */
const READS = 6_000
const WRITES = 1_500

/** Rate limits per address, far above what the phones of one office need. */
export function requestLimits(): RateLimitPluginOptions {
  return {
    timeWindow: 60_000,
    max: (request) => (isWrite(request) ? WRITES : READS),
    keyGenerator: (request) => `${isWrite(request) ? 'w' : 'r'} ${networkOf(request.ip)}`,
    allowList: (request) => !request.url.startsWith('/api/') || request.url.startsWith('/api/health/'),
    errorResponseBuilder: (_, { ttl }) => new AppError('too_many_requests', { retryAfterS: Math.ceil(ttl / 1000) }),
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': false,
    },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  }
}

const isWrite = (request: FastifyRequest): boolean => request.method !== 'GET' && request.method !== 'HEAD'

/** Reduces an IPv6 address to its /64, which one household or office shares. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = ''] = address.split('::')
  return address.includes('::')
    ? [...head.split(':'), '0', '0', '0', '0'].slice(0, 4).join(':')
    : address.split(':').slice(0, 4).join(':')
}
