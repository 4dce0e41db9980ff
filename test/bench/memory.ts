import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './bench'
import { round } from './figures'
import { openStage } from './stage'

const SETTLE_MS = 6_000

/** What each joined socket adds to the server, in KB, once everything that the joining took is thrown away. */
export async function idleMemory(bench: Bench): Promise<{ residentKb: number; heapKb: number }> {
  const server = await bench.product('memory.sqlite', ['--expose-gc'])
  const { target } = await openStage(server)
  const load = bench.load()
  const { idleSockets } = bench.scale
  // The first ones bring code and buffers with them that all others share.
  await load.call('watch', { target, sockets: 200 })
  await sleep(SETTLE_MS)
  const before = await server.child.call('memory')
  await load.call('watch', { target, sockets: idleSockets })
  await sleep(SETTLE_MS)
  const after = await server.child.call('memory')
  const perSocket = (key: 'resident' | 'heap') => round((after[key] - before[key]) / idleSockets / 1_024)
  return { residentKb: perSocket('resident'), heapKb: perSocket('heap') }
}
