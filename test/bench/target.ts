import type { Look } from '#shared/ledger/standings/own-line'

/** Where sales are sent to, and where they are watched: the product, or bare Fastify and socket.io. */
export interface Target {
  url: string
  origin: string
  /** Of the route that takes sales. */
  path: string
  /** Signed-in members, who sell in turn; the baseline has none. */
  cookies: string[]
  businessDate: string
  metricIds: string[]
  /** What a socket joins; the baseline sends to every socket anyway. */
  contestId?: string
  /** The place that each socket's page shows. */
  look?: Look
}

/** The same sales for the baseline. */
export const bareTarget = (product: Target, { url }: { url: string }): Target => {
  const { contestId: _, ...target } = product
  return { ...target, url, path: '/sales' }
}
