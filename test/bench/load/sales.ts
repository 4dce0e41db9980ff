import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { type Percentiles, percentiles, round } from '#test/bench/figures'
import type { Target } from '#test/bench/target'

/** The limits of the server count per address: an office of this many never meets them. */
const ADDRESSES = 250

/** When a sale was sent, and the number under which it was recorded. */
export interface SentSale {
  sentAt: number
  seq: number
}

/** Members at their phones, over connections that stay open. */
export class Seller {
  private readonly pool: Pool
  private count = 0

  constructor(
    private readonly target: Target,
    readonly connections: number,
  ) {
    this.pool = new Pool(target.url, { connections, pipelining: 1 })
  }

  /** One sale of one line, by the next member; anything but "recorded" ends the bench. */
  async sell(): Promise<SentSale> {
    const { path, origin, cookies, businessDate, metricIds } = this.target
    const n = this.count++
    const body = JSON.stringify({
      requestId: randomUUID(),
      businessDate,
      items: [{ metricId: metricIds[n % metricIds.length], quantity: 1 }],
    })
    const headers = {
      origin,
      cookie: cookies[n % cookies.length] ?? '',
      'content-type': 'application/json',
      'x-forwarded-for': `10.0.0.${n % ADDRESSES}`,
    }
    const sentAt = performance.now()
    const answer = await this.pool.request({ path, method: 'POST', headers, body })
    const text = await answer.body.text()
    if (answer.statusCode !== 201) throw new Error(`A sale was answered ${answer.statusCode}: ${text}`)
    return { sentAt, seq: (JSON.parse(text) as SentSale).seq }
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}

/** As many sales as go in `ms`, or as long as so many `sales` take. */
export async function sellFlatOut(
  seller: Seller,
  { sales = Number.POSITIVE_INFINITY, ms = Number.POSITIVE_INFINITY }: { sales?: number; ms?: number },
): Promise<{ perSecond: number } & Percentiles> {
  const took: number[] = []
  const start = performance.now()
  let sent = 0
  const connection = async () => {
    while (sent < sales && performance.now() - start < ms) {
      sent++
      const { sentAt } = await seller.sell()
      took.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: seller.connections }, connection))
  return { perSecond: round((took.length / (performance.now() - start)) * 1_000), ...percentiles(took) }
}

/** Each sale has its moment, whether or not the one before was answered. */
export async function sellAtRate(seller: Seller, perSecond: number, ms: number): Promise<SentSale[]> {
  const sales: Promise<SentSale>[] = []
  const start = performance.now()
  for (let n = 0; n < (perSecond * ms) / 1_000; n++) {
    const wait = start + (n * 1_000) / perSecond - performance.now()
    if (wait > 0) await sleep(wait)
    sales.push(seller.sell())
  }
  return Promise.all(sales)
}
