import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { Browser } from '#server/demo/browser'
import type { Bench, Findings, Running } from '../bench'
import type { Child } from '../child'
import { median, round } from '../figures'
import type { Load } from '../load'
import type { Product } from '../product'
import { DIRECTOR, movedTo, openContest, type Stage, USUAL } from '../stage'

const SERVERS = 3
const PEOPLE = 50
/** How many of a center sell and watch. */
const SIGNED_IN = 2
const IDLE_MS = 5_000
const AIM = { ratio: 2.5, cpuRatio: 1.2, inStepMs: 1_000 }
/** A table of fewer rows is read faster as a whole. */
const SMALL_TABLE = 1_000

/** Many centers that share three servers on one PostgreSQL, with screens open in each. */
export async function centers(bench: Bench): Promise<Findings> {
  const url = (await bench.postgres()) as string
  const servers: Running<Product>[] = [await bench.productOn(url)]
  const stages = await openCenters(servers[0] as Running<Product>, bench.scale.centers)
  while (servers.length < SERVERS) servers.push(await bench.productOn(url))
  const loads = servers.map(() => bench.load())
  for (const [index, load] of loads.entries())
    for (const { target } of shareOf(stages, servers, index)) await load.call('watch', { target, sockets: SIGNED_IN })

  const scanned = await scannedWhileIdle(url)
  const { roundMs, rounds } = bench.scale
  const sell = (count: number) => sellOn(servers.slice(0, count), stages, loads, roundMs)
  await sell(SERVERS)
  const turns: { one: Sold; all: Sold }[] = []
  for (let n = 0; n < rounds; n++) turns.push({ one: await sell(1), all: await sell(SERVERS) })
  const seen = await inStep(stages, servers, bench.load())

  const ratio = round(median(turns.map(({ one, all }) => all.perSecond / one.perSecond)))
  const cpuRatio = round(median(turns.map(({ one, all }) => all.cpuUs / one.cpuUs)))
  const of = (key: 'one' | 'all') => {
    const middle = (figure: keyof Sold) => round(median(turns.map((turn) => turn[key][figure])))
    return `${middle('perSecond')} sales/s at ${middle('cpuUs')} µs of CPU`
  }
  return {
    figures: { centers: stages.length, ratio, cpuRatio, seen, scanned, turns },
    lines: [
      {
        what: `${SERVERS} servers, ${stages.length} centres of ${PEOPLE} people`,
        measured: `${ratio} of one server (${of('all')} against ${of('one')}); CPU per sale ${cpuRatio} of it`,
        aim: `≥ ${AIM.ratio}, or CPU per sale ≤ ${AIM.cpuRatio} where the cores do not suffice`,
        isMet: ratio >= AIM.ratio || cpuRatio <= AIM.cpuRatio,
      },
      {
        what: 'A screen of another server shows a sale',
        measured: `p50 ${seen.p50} ms, p99 ${seen.p99} ms`,
        aim: `p99 ≤ ${AIM.inStepMs} ms`,
        isMet: seen.p99 <= AIM.inStepMs,
      },
      {
        what: `Tables read as a whole in ${IDLE_MS / 1_000} s in which nothing is sold`,
        measured: scanned.length === 0 ? 'none' : scanned.join(', '),
        aim: 'none',
        isMet: scanned.length === 0,
      },
    ],
  }
}

async function openCenters(server: Running<Product>, count: number): Promise<Stage[]> {
  const cast = { ...USUAL, members: PEOPLE, signedIn: SIGNED_IN, onlookers: 0 }
  await server.child.call('addCenter', { code: 'c0' })
  const stages: Stage[] = []
  for (let n = 0; n < count; n++) {
    const center = `c${n}`
    if (n > 0) await server.child.call('addCenter', { code: center })
    const director = new Browser(server.url, server.origin)
    const { login, password } = DIRECTOR
    await director.post('/sign-in', { login, password, ...(n > 0 ? { center } : {}) })
    stages.push(await openContest(server, director, { ...cast, ...(n > 0 ? { center } : {}) }))
  }
  return stages
}

/** Every center has its screens and sales on one of the servers. */
const shareOf = (stages: readonly Stage[], servers: readonly Running<Product>[], index: number): Stage[] =>
  stages
    .filter((_, n) => n % servers.length === index)
    .map((stage) => movedTo(stage, servers[index] as Running<Product>))

interface Sold {
  perSecond: number
  cpuUs: number
}

async function sellOn(
  servers: readonly Running<Product>[],
  stages: readonly Stage[],
  loads: readonly Child<Load>[],
  ms: number,
): Promise<Sold> {
  const cpu = () => Promise.all(servers.map(({ child }) => child.call('cpu')))
  const before = await cpu()
  const done = await Promise.all(
    servers.map((_, index) => {
      const targets = shareOf(stages, servers, index).map(({ target }) => target)
      return (loads[index] as Child<Load>).call('sellEverywhere', { targets, ms })
    }),
  )
  const used = (await cpu()).reduce((sum, each, index) => sum + each - (before[index] ?? 0), 0)
  const perSecond = done.reduce((sum, each) => sum + each.perSecond, 0)
  return { perSecond, cpuUs: (used / (perSecond * (ms / 1_000))) * 1e6 }
}

/** Sales through the first server as the screens of the last one see them. */
async function inStep(stages: readonly Stage[], servers: readonly Running<Product>[], load: Child<Load>) {
  const [first, last] = [servers[0], servers.at(-1)] as [Running<Product>, Running<Product>]
  const stage = stages[0] as Stage
  await load.call('watch', { target: movedTo(stage, last).target, sockets: SIGNED_IN })
  return load.call('see', { target: movedTo(stage, first).target, perSecond: 20, ms: IDLE_MS, on: last.url })
}

/** Larger tables that PostgreSQL has read as a whole while the servers only tick. */
async function scannedWhileIdle(connectionString: string): Promise<string[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const read = async () => {
      const { rows } = await client.query<{ name: string; scans: string }>(
        `select relname as name, seq_scan as scans from pg_stat_user_tables where n_live_tup > ${SMALL_TABLE}`,
      )
      return new Map(rows.map(({ name, scans }) => [name, Number(scans)]))
    }
    await client.query('analyze')
    await sleep(1_000)
    const before = await read()
    await sleep(IDLE_MS)
    return [...(await read())].filter(([name, scans]) => scans > (before.get(name) ?? scans)).map(([name]) => name)
  } finally {
    await client.end()
  }
}
