import { copyFileSync } from 'node:fs'
import { verify } from '#server/ledger/verify/verify'
import type { Bench, Findings, Running } from './bench'
import type { Child } from './child'
import { median, round } from './figures'
import { fill } from './fill'
import type { Load } from './load'
import { idleMemory } from './memory'
import type { Product } from './product'
import { movedTo, openStage, type Stage } from './stage'

const SMALL = 1_000
const AIM = { ratio: 1.3, startMs: 3_000, socketKb: 35 }
const SALES_PER_ROUND = 1_500
const COLD = 40
const WARM = 100
const FILES = { small: 'small.sqlite', large: 'large.sqlite' }

/** The same work on a ledger of a million entries as on one of a thousand. */
export async function growing(bench: Bench): Promise<Findings> {
  const stage = await prepare(bench)
  const startMs = await starts(bench, stage)
  const small = await bench.product(FILES.small)
  const large = await bench.product(FILES.large)
  const load = bench.load()
  const work = (server: Running<Product>) => () => workOn(server, movedTo(stage, server), load)
  const rounds: { small: Work; large: Work }[] = []
  await work(small)()
  await work(large)()
  for (let n = 0; n < bench.scale.rounds; n++) rounds.push({ large: await work(large)(), small: await work(small)() })
  await bench.stop()
  const memory = await idleMemory(bench)

  const ratio = (key: keyof Work) => round(median(rounds.map((each) => each.large[key] / each.small[key])))
  const of = (size: 'small' | 'large', key: keyof Work) => round(median(rounds.map((each) => each[size][key])))
  const line = (what: string, key: keyof Work) => ({
    what: `${what} at ${bench.scale.entries} entries`,
    measured: `${ratio(key)} × that at ${SMALL} (${of('large', key)} against ${of('small', key)} ms)`,
    aim: `≤ ${AIM.ratio} ×`,
    isMet: ratio(key) <= AIM.ratio,
  })
  return {
    lines: [
      line('A snapshot, nothing in memory,', 'coldMs'),
      line('A snapshot over HTTP', 'warmMs'),
      line('A sale', 'saleMs'),
      {
        what: `Start-up at ${bench.scale.entries} entries`,
        measured: `${startMs.large} ms (${startMs.small} at ${SMALL})`,
        aim: `≤ ${AIM.startMs} ms`,
        isMet: startMs.large <= AIM.startMs,
      },
      {
        what: `Memory per idle socket, of ${bench.scale.idleSockets}`,
        measured: `${memory.residentKb} KB resident, ${memory.heapKb} KB of it heap`,
        aim: `≤ ${AIM.socketKb} KB`,
        isMet: memory.residentKb <= AIM.socketKb,
      },
    ],
    figures: {
      entries: bench.scale.entries,
      ratio: { coldSnapshot: ratio('coldMs'), warmSnapshot: ratio('warmMs'), sale: ratio('saleMs') },
      startMs,
      memoryPerSocket: memory,
      rounds,
    },
  }
}

/** Two databases that differ in nothing but their size, both true to the rules of the ledger. */
async function prepare(bench: Bench): Promise<Stage> {
  const stage = await openStage(await bench.product(FILES.small))
  await bench.stop()
  copyFileSync(bench.file(FILES.small), bench.file(FILES.large))
  for (const [name, entries] of [
    [FILES.small, SMALL],
    [FILES.large, bench.scale.entries],
  ] as const) {
    fill(bench.file(name), entries)
    const verdict = await verify(bench.file(name))
    if (!verdict.ok || verdict.entries !== entries) throw new Error(`${name} is wrong: ${JSON.stringify(verdict)}`)
  }
  return stage
}

/** From the start of the process to its first snapshot. */
async function starts(bench: Bench, stage: Stage): Promise<{ small: number; large: number }> {
  const once = async (name: string) => {
    const start = performance.now()
    const { url } = await bench.product(name)
    const answer = await fetch(liveUrl(stage, url), { headers: { cookie: stage.directorCookie } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`The first snapshot was answered ${answer.status}`)
    const took = performance.now() - start
    await bench.stop()
    return took
  }
  const took = { small: [] as number[], large: [] as number[] }
  for (let n = 0; n < Math.ceil(bench.scale.rounds / 2); n++) {
    took.large.push(await once(FILES.large))
    took.small.push(await once(FILES.small))
  }
  return { small: Math.round(median(took.small)), large: Math.round(median(took.large)) }
}

interface Work {
  coldMs: number
  warmMs: number
  saleMs: number
}

async function workOn({ child, url }: Running<Product>, stage: Stage, load: Child<Load>): Promise<Work> {
  const { contestId, directorCookie, target } = stage
  const cold = await child.call('coldSnapshots', { contestId, times: COLD })
  const warm = await load.call('get', { url: liveUrl(stage, url), cookie: directorCookie, times: WARM })
  const { perSecond } = await load.call('sellFlatOut', { target, connections: 32, sales: SALES_PER_ROUND })
  return { coldMs: median(cold), warmMs: median(warm), saleMs: 1_000 / perSecond }
}

const liveUrl = ({ contestId }: Stage, url: string): string => `${url}/api/contests/${contestId}/live`
