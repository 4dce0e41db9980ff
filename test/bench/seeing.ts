import type { Bench, Findings, Line } from './bench'
import type { Child } from './child'
import { medianOf, type Percentiles, round } from './figures'
import type { Load } from './load'
import { openStage } from './stage'
import { bareTarget, type Target } from './target'

const SLOW = 20
const FAST = 100
const AIM_MS = 300
/** What the product may hold a sale back, per socket that it then sends to. */
const WINDOW_MS_PER_SOCKET = 0.1
const WARM_UP_MS = 2_000

interface Seen {
  product: Percentiles
  bare: Percentiles
  rounds: { product: Percentiles[]; bare: Percentiles[] }
}

/**
 * From the sending of a sale to the moment each of a thousand sockets shows it, against an emit per sale. Every member
 * has a phone in the room, and colleagues look on; then once more with sockets that all receive a line of their own.
 */
export async function seeing(bench: Bench): Promise<Findings> {
  const { sockets } = bench.scale
  const product = await bench.product('seeing.sqlite')
  const { target, memberCookies, onlookerCookies } = await openStage(product)
  const against = bareTarget(target, await bench.bare('seeing-bare.sqlite'))
  const load = bench.load()
  const watch = (to: Target, cookies: string[], count: number) =>
    load.call('watch', { target: { ...to, cookies }, sockets: count })
  await watch(target, memberCookies, memberCookies.length)
  await watch(target, onlookerCookies, sockets - memberCookies.length)
  await watch(against, memberCookies, sockets)
  const slow = await inTurns(bench, load, { product: target, bare: against }, SLOW)
  const fast = await inTurns(bench, load, { product: target, bare: against }, FAST)
  await load.call('leave')
  await watch(target, memberCookies, sockets)
  const seated = await alone(bench, load, target, FAST)

  const window = sockets * WINDOW_MS_PER_SOCKET
  return {
    lines: [
      {
        ...line(SLOW, sockets, slow),
        aim: `p95 ≤ bare + ${window} ms`,
        isMet: slow.product.p95 <= slow.bare.p95 + window,
      },
      { ...line(FAST, sockets, fast), aim: `p95 ≤ ${AIM_MS} ms`, isMet: fast.product.p95 <= AIM_MS },
      { what: `The same at ${FAST} sales/s, all ${sockets} with an own line`, measured: textOf(seated.product) },
    ],
    figures: {
      ratioP95: { [SLOW]: round(slow.product.p95 / slow.bare.p95), [FAST]: round(fast.product.p95 / fast.bare.p95) },
      sockets: { members: memberCookies.length, onlookers: sockets - memberCookies.length },
      [SLOW]: slow,
      [FAST]: fast,
      [`${FAST}, all with an own line`]: seated,
    },
  }
}

async function inTurns(
  { scale }: Bench,
  load: Child<Load>,
  { product, bare }: { product: Target; bare: Target },
  perSecond: number,
): Promise<Seen> {
  const rounds: Seen['rounds'] = { product: [], bare: [] }
  await load.call('see', { target: product, perSecond, ms: WARM_UP_MS })
  await load.call('see', { target: bare, perSecond, ms: WARM_UP_MS })
  for (let n = 0; n < Math.ceil(scale.rounds / 2); n++) {
    rounds.product.push(await load.call('see', { target: product, perSecond, ms: 2 * scale.roundMs }))
    rounds.bare.push(await load.call('see', { target: bare, perSecond, ms: 2 * scale.roundMs }))
  }
  return { product: medianOf(rounds.product), bare: medianOf(rounds.bare), rounds }
}

async function alone({ scale }: Bench, load: Child<Load>, target: Target, perSecond: number) {
  const rounds: Percentiles[] = []
  for (let n = 0; n < Math.ceil(scale.rounds / 2); n++)
    rounds.push(await load.call('see', { target, perSecond, ms: 2 * scale.roundMs }))
  return { product: medianOf(rounds), rounds }
}

const line = (perSecond: number, sockets: number, { product, bare }: Seen): Line => ({
  what: `Seeing, ${perSecond} sales/s on ${sockets} sockets`,
  measured: `${textOf(product)} (bare ${textOf(bare)})`,
})

const textOf = ({ p50, p95, p99 }: Percentiles): string => `p50 ${p50} p95 ${p95} p99 ${p99} ms`
