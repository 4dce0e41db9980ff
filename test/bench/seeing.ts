import type { Bench, Findings, Line } from './bench'
import { medianOf, type Percentiles, round } from './figures'
import { openStage } from './stage'
import { bareTarget } from './target'

const SLOW = 20
const FAST = 100
const AIM_MS = 300
/** What the product may hold a sale back, per socket that it then sends to. */
const WINDOW_MS_PER_SOCKET = 0.1

/** From the sending of a sale to the moment each of a thousand sockets shows it, against an emit per sale. */
export async function seeing(bench: Bench): Promise<Findings> {
  const { sockets, rounds, roundMs } = bench.scale
  const product = await bench.product('seeing.sqlite')
  const { target } = await openStage(product)
  const bare = await bench.bare('seeing-bare.sqlite')
  const against = bareTarget(target, bare)
  const load = bench.load()
  await load.call('watch', { target, sockets })
  await load.call('watch', { target: against, sockets })

  const done: Record<number, { product: Percentiles[]; bare: Percentiles[] }> = {}
  for (const perSecond of [SLOW, FAST]) {
    const kept = { product: [] as Percentiles[], bare: [] as Percentiles[] }
    done[perSecond] = kept
    await load.call('see', { target, perSecond, ms: 1_000 })
    for (let n = 0; n < Math.ceil(rounds / 2); n++) {
      kept.product.push(await load.call('see', { target, perSecond, ms: 2 * roundMs }))
      kept.bare.push(await load.call('see', { target: against, perSecond, ms: 2 * roundMs }))
    }
  }
  const of = (perSecond: number) => {
    const { product = [], bare = [] } = done[perSecond] ?? {}
    return { product: medianOf(product), bare: medianOf(bare), rounds: { product, bare } }
  }
  const [slow, fast] = [of(SLOW), of(FAST)]
  const window = sockets * WINDOW_MS_PER_SOCKET
  const line = (perSecond: number, { product, bare }: typeof slow): Line => ({
    what: `Seeing, ${perSecond} sales/s on ${sockets} sockets`,
    measured: `p50 ${product.p50} p95 ${product.p95} p99 ${product.p99} ms (bare ${bare.p50} / ${bare.p95} / ${bare.p99})`,
  })
  return {
    lines: [
      { ...line(SLOW, slow), aim: `p95 ≤ bare + ${window} ms`, isMet: slow.product.p95 <= slow.bare.p95 + window },
      { ...line(FAST, fast), aim: `p95 ≤ ${AIM_MS} ms`, isMet: fast.product.p95 <= AIM_MS },
    ],
    figures: {
      ratioP95: { [SLOW]: round(slow.product.p95 / slow.bare.p95), [FAST]: round(fast.product.p95 / fast.bare.p95) },
      sockets,
      [SLOW]: slow,
      [FAST]: fast,
    },
  }
}
