import Database from 'better-sqlite3'
import type { Bench, Findings } from './bench'
import { median, round } from './figures'
import { openStage } from './stage'
import { bareTarget, type Target } from './target'

const CONNECTIONS = 32
const WATCHING = 20
const WARM_UP_MS = 4_000
const AIM = 0.6
const AIM_BYTES = 1_600

interface Round {
  perSecond: number
  /** CPU time of the server for one sale. */
  cpuUs: number
  p50: number
  p99: number
}

/** Sales per second, each durable when it is answered, against a bare route that inserts one row. */
export async function recording(bench: Bench): Promise<Findings> {
  const { rounds, roundMs } = bench.scale
  const product = await bench.product('recording.sqlite')
  const { target } = await openStage(product)
  const bare = await bench.bare('recording-bare.sqlite')
  const against = bareTarget(target, bare)
  const load = bench.load()

  const empty = sizeOf(bench.file('recording.sqlite'))
  const sell = async (cpu: () => Promise<number>, to: Target, ms: number): Promise<Round> => {
    const before = await cpu()
    const { perSecond, p50, p99 } = await load.call('sellFlatOut', { target: to, connections: CONNECTIONS, ms })
    const used = (await cpu()) - before
    return { perSecond, cpuUs: (used / (perSecond * (ms / 1_000))) * 1e6, p50, p99 }
  }
  await sell(() => bare.child.call('cpu'), against, WARM_UP_MS)
  await sell(() => product.child.call('cpu'), target, WARM_UP_MS)
  const done: { bare: Round; alone: Round; watched: Round }[] = []
  for (let n = 0; n < rounds; n++) {
    const alone = await sell(() => product.child.call('cpu'), target, roundMs)
    const baseline = await sell(() => bare.child.call('cpu'), against, roundMs)
    await load.call('watch', { target, sockets: WATCHING })
    const watched = await sell(() => product.child.call('cpu'), target, roundMs)
    await load.call('leave')
    done.push({ bare: baseline, alone, watched })
  }
  const full = sizeOf(bench.file('recording.sqlite'))
  const bytesPerSale = round((full.bytes - empty.bytes) / (full.sales - empty.sales))
  const of = (server: 'bare' | 'alone' | 'watched', key: keyof Round) =>
    round(median(done.map((each) => each[server][key])))
  const ratio = (server: 'alone' | 'watched') =>
    round(median(done.map((each) => each[server].perSecond / each.bare.perSecond)))
  const figures = {
    ratio: ratio('alone'),
    ratioWatched: ratio('watched'),
    bytesPerSale,
    cpuRatio: round(of('bare', 'cpuUs') / of('alone', 'cpuUs')),
    perSecond: {
      product: of('alone', 'perSecond'),
      watched: of('watched', 'perSecond'),
      bare: of('bare', 'perSecond'),
    },
    cpuUsPerSale: { product: of('alone', 'cpuUs'), watched: of('watched', 'cpuUs'), bare: of('bare', 'cpuUs') },
    answerMs: {
      product: { p50: of('alone', 'p50'), p99: of('alone', 'p99') },
      bare: { p50: of('bare', 'p50'), p99: of('bare', 'p99') },
    },
    rounds: done,
  }
  const line = (what: string, server: 'alone' | 'watched') => ({
    what,
    measured: `${ratio(server)} of bare (${of(server, 'perSecond')} against ${of('bare', 'perSecond')} sales/s)`,
    aim: `≥ ${AIM}`,
    isMet: ratio(server) >= AIM,
  })
  return {
    lines: [
      line(`Recording, ${CONNECTIONS} connections`, 'alone'),
      line(`Recording, ${WATCHING} sockets watching`, 'watched'),
      {
        what: 'Disk per sale',
        measured: `${bytesPerSale} bytes`,
        aim: `≤ ${AIM_BYTES}`,
        isMet: bytesPerSale <= AIM_BYTES,
      },
      {
        what: 'CPU of the server per sale',
        measured: `${of('alone', 'cpuUs')} µs, watched ${of('watched', 'cpuUs')} µs, bare ${of('bare', 'cpuUs')} µs`,
      },
    ],
    figures,
  }
}

/** How large a database is, its log included, and how many sales are in it; also while a server uses it. */
function sizeOf(file: string): { bytes: number; sales: number } {
  const db = new Database(file, { readonly: true })
  try {
    const pragma = (name: string) => db.pragma(name, { simple: true }) as number
    const { sales } = db.prepare('select count(*) as sales from deal').get() as { sales: number }
    return { bytes: (pragma('page_count') - pragma('freelist_count')) * pragma('page_size'), sales }
  } finally {
    db.close()
  }
}
