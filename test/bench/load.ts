import type { SpeaksAs } from '#shared/platform/auth/contract'
import { type Tap, tapAtOnce } from '#test/bench/load/at-once'
import { Seller, sellAtRate, sellFlatOut } from '#test/bench/load/sales'
import { delaysOf, openWatchers, type Watcher } from '#test/bench/load/watchers'
import { serve } from './child'
import { type Percentiles, percentiles } from './figures'
import type { Target } from './target'

let watchers: Watcher[] = []
const LATEST_MS = 20_000

/** All that is sent and received comes from this one process, so that its clock is one clock. */
const load = {
  /** Every connection sends its next sale when the last one was answered. */
  async sellFlatOut({ target, connections, sales, ms }: FlatOut): Promise<{ perSecond: number } & Percentiles> {
    const seller = new Seller(target, connections)
    try {
      return await sellFlatOut(seller, { sales, ms })
    } finally {
      await seller.close()
    }
  },

  /** One connection per target, each sending its next sale when the last one was answered. */
  async sellEverywhere({ targets, ms }: { targets: Target[]; ms: number }): Promise<{ perSecond: number }> {
    const sellers = targets.map((target) => new Seller(target, 1))
    try {
      const done = await Promise.all(sellers.map((seller) => sellFlatOut(seller, { ms })))
      return { perSecond: done.reduce((sum, { perSecond }) => sum + perSecond, 0) }
    } finally {
      await Promise.all(sellers.map((seller) => seller.close()))
    }
  },

  /** Opens sockets and waits until each of them receives every sale; returns their number. */
  async watch({ target, sockets }: { target: Target; sockets: number }): Promise<number> {
    watchers.push(...(await openWatchers(target, sockets)))
    return watchers.length
  },

  ownBytes: (): number => watchers.reduce((sum, watcher) => sum + watcher.ownBytes, 0),

  bytesPerFact: (): number => {
    const sum = (of: 'newsBytes' | 'facts') => watchers.reduce((total, watcher) => total + watcher[of], 0)
    return sum('newsBytes') / sum('facts')
  },

  leave(): void {
    for (const watcher of watchers) watcher.close()
    watchers = []
  },

  /** From the moment a sale is sent to the moment that each socket of this target, or of the server at `on`, shows it. */
  async see({ target, perSecond, ms, on = target.url }: See): Promise<Percentiles> {
    const seller = new Seller(target, 64)
    const watching = watchers.filter((watcher) => watcher.url === on)
    try {
      for (const watcher of watching) watcher.forget()
      const sales = await sellAtRate(seller, perSecond, ms)
      const last = Math.max(...sales.map((sale) => sale.seq))
      await Promise.all(watching.map((watcher) => watcher.until(last, LATEST_MS)))
      return percentiles(delaysOf(watching, sales))
    } finally {
      await seller.close()
    }
  },

  /** How long each answer of a crowd took that taps at the same instant. */
  tapAtOnce: ({ to, taps, refusals }: Crowd): Promise<number[]> => tapAtOnce(to, taps, refusals),

  /** How long each answer took, one after the other. */
  async get({ url, cookie, times, as = 'person' }: Looks): Promise<number[]> {
    const took: number[] = []
    for (let n = 0; n < times; n++) {
      const start = performance.now()
      const headers = { cookie, 'x-dangxian-as': as, 'x-forwarded-for': `10.1.0.${n % 250}` }
      const response = await fetch(url, { headers })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${url} answered ${response.status}`)
      took.push(performance.now() - start)
    }
    return took
  },
}
export type Load = typeof load

interface Crowd {
  to: { url: string; origin: string }
  taps: Tap[]
  refusals: number[]
}

interface Looks {
  url: string
  cookie: string
  times: number
  /** Which of the cookies speaks. */
  as?: SpeaksAs
}

interface See {
  target: Target
  perSecond: number
  ms: number
  on?: string
}

interface FlatOut {
  target: Target
  connections: number
  /** How many sales; or else as many as fit into `ms`. */
  sales?: number
  ms?: number
}

serve(load, () => load.leave())
