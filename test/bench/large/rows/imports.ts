import type { ImportView } from '#shared/ledger/imports/contract'
import { percentiles } from '../../figures'
import { ask, HEAD, rowOf } from '../../importing'
import type { Room } from '../room'
import type { Topic } from '../row'

const ROWS = 10_000
const MB = 1_048_576

/** What one import of ten thousand rows cost, while the live state was read all the time. */
interface Imported {
  /** From the mapping to its answer, per 200 rows. */
  checkMs: number
  totalS: number
  peakMb: number
  /** How many times as long as before a snapshot took. */
  snapshotRatio: number
}
const known = new WeakMap<Room, Promise<Imported>>()
const imported = (room: Room): Promise<Imported> => {
  const run = known.get(room) ?? importRows(room)
  known.set(room, run)
  return run
}

async function importRows(room: Room): Promise<Imported> {
  const { stage, server } = room
  const quiet = percentiles(await snapshots(room, () => Promise.resolve(false), 40)).p95
  const rows = Array.from({ length: ROWS }, (_, n) => rowOf(n, stage.target.businessDate, room.size.people))
  let peak = 0
  const watch = setInterval(async () => {
    peak = Math.max(peak, await server.child.call('resident'))
  }, 50)
  let isOver = false
  const meanwhile = snapshots(room, async () => isOver)
  const began = performance.now()
  const uploaded = await ask(stage, '?name=list.csv', 'POST', Buffer.from([HEAD, ...rows].join('\r\n')))
  const mapping = performance.now()
  let view: ImportView = await ask(stage, `/${uploaded.id}/mapping`, 'PUT', uploaded.mapping)
  const checkMs = ((performance.now() - mapping) * 200) / ROWS
  await ask(stage, `/${view.id}/start`, 'POST', { writes: true })
  do {
    await new Promise((resolve) => setTimeout(resolve, 50))
    view = await ask(stage, `/${view.id}`, 'GET')
  } while (view.status === 'running')
  const totalS = (performance.now() - began) / 1_000
  isOver = true
  clearInterval(watch)
  // Those that may be a sale recorded by hand wait for a decision.
  const { written = 0, probable = 0 } = view.counts
  if (written + probable !== ROWS) throw new Error(`Of ${ROWS} rows ${written} were written: ${JSON.stringify(view)}`)
  const busy = percentiles(await meanwhile).p95
  return { checkMs, totalS, peakMb: peak / MB, snapshotRatio: busy / quiet }
}

/** How long each of the snapshots took that were asked for until it is over, or of so many. */
async function snapshots(room: Room, isOver: () => Promise<boolean>, most = 10_000): Promise<number[]> {
  const took: number[] = []
  while (took.length < most && !(await isOver())) {
    const began = performance.now()
    await room.send('GET', room.path('/live'))
    took.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return took
}

export const imports: Topic = {
  name: 'imports',
  rows: [
    {
      what: 'Checking 200 rows of a list',
      aim: 30,
      unit: 'ms',
      measure: async (room) => (await imported(room)).checkMs,
    },
    { what: `Importing ${ROWS} rows`, aim: 6, unit: 's', measure: async (room) => (await imported(room)).totalS },
    {
      what: `The most memory while ${ROWS} rows are imported`,
      aim: 250,
      unit: 'MB',
      measure: async (room) => (await imported(room)).peakMb,
    },
    {
      what: 'A snapshot (p95) during an import, against one before',
      aim: 1.5,
      unit: '×',
      measure: async (room) => (await imported(room)).snapshotRatio,
    },
  ],
}
