import type { Bench, Findings, Running } from '../bench'
import type { Child } from '../child'
import { median, round } from '../figures'
import type { Load } from '../load'
import type { Product } from '../product'
import { movedTo, openStage, type Stage } from '../stage'

const CONNECTIONS = 32
const WARM_UP_MS = 3_000
const AIM = { perSecond: 1_000, cpuUs: 1_000 }

interface Round {
  perSecond: number
  /** CPU time of all servers for one sale. */
  cpuUs: number
}
type Servers = Running<Product>[]

/** Sales per second of one contest: on SQLite, by one server on PostgreSQL, and by two on the same contest. */
export async function oneContest(bench: Bench): Promise<Findings | undefined> {
  const url = await bench.postgres()
  if (!url) return undefined
  const file = await bench.product('postgres-baseline.sqlite')
  const first = await bench.productOn(url)
  const stages = { sqlite: await openStage(file), postgres: await openStage(first) }
  const second = await bench.productOn(url)
  const loads = [bench.load(), bench.load()]
  const turns: Record<Turn, () => Promise<Round>> = {
    sqlite: () => sell([file], stages.sqlite, loads, bench.scale.roundMs),
    one: () => sell([first], stages.postgres, loads, bench.scale.roundMs),
    two: () => sell([first, second], stages.postgres, loads, bench.scale.roundMs),
  }
  await sell([file], stages.sqlite, loads, WARM_UP_MS)
  await sell([first, second], stages.postgres, loads, WARM_UP_MS)
  const rounds: Record<Turn, Round>[] = []
  for (let n = 0; n < bench.scale.rounds; n++)
    rounds.push({ sqlite: await turns.sqlite(), one: await turns.one(), two: await turns.two() })
  return told(rounds)
}

type Turn = 'sqlite' | 'one' | 'two'

async function sell(servers: Servers, stage: Stage, loads: Child<Load>[], ms: number): Promise<Round> {
  const cpu = () => Promise.all(servers.map(({ child }) => child.call('cpu')))
  const connections = CONNECTIONS / servers.length
  const before = await cpu()
  const done = await Promise.all(
    servers.map((server, index) =>
      (loads[index] as Child<Load>).call('sellFlatOut', { target: movedTo(stage, server).target, connections, ms }),
    ),
  )
  const used = (await cpu()).reduce((sum, each, index) => sum + each - (before[index] ?? 0), 0)
  const perSecond = done.reduce((sum, each) => sum + each.perSecond, 0)
  return { perSecond, cpuUs: (used / (perSecond * (ms / 1_000))) * 1e6 }
}

function told(rounds: Record<Turn, Round>[]): Findings {
  const of = (turn: Turn, key: keyof Round) => round(median(rounds.map((each) => each[turn][key])))
  const ratio = (a: Turn, b: Turn, key: keyof Round) => round(median(rounds.map((each) => each[a][key] / each[b][key])))
  const speed = (turn: Turn) => `${of(turn, 'perSecond')} sales/s at ${of(turn, 'cpuUs')} µs of CPU`
  const figures = {
    ratio: { oneToSqlite: ratio('one', 'sqlite', 'perSecond'), twoToOne: ratio('two', 'one', 'perSecond') },
    cpuRatio: { oneToSqlite: ratio('one', 'sqlite', 'cpuUs') },
    rounds,
  }
  return {
    figures,
    lines: [
      {
        what: `Recording on PostgreSQL, one contest, ${CONNECTIONS} connections`,
        measured: `${speed('one')}; ${figures.ratio.oneToSqlite} of SQLite (${speed('sqlite')})`,
        aim: `≥ ${AIM.perSecond} sales/s, ≤ ${AIM.cpuUs} µs`,
        isMet: of('one', 'perSecond') >= AIM.perSecond && of('one', 'cpuUs') <= AIM.cpuUs,
      },
      {
        what: 'Two servers on that contest',
        measured: `${figures.ratio.twoToOne} of one (${speed('two')})`,
        aim: '≥ 1 of one',
        isMet: figures.ratio.twoToOne >= 1,
      },
    ],
  }
}
