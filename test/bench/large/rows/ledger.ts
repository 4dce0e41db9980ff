import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import { sell } from '../after-sales'
import type { Room } from '../room'
import type { Row, Topic } from '../row'

const page = (room: Room, filter: string) => room.get(room.path(`/deals?limit=50${filter}`))
const daysAgo = (days: number): string => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  return `&from=${day(days)}&to=${day(days - 1)}`
}

interface Contest {
  teams: { id: string }[]
  metrics: { id: string }[]
}
const contestOf = async (room: Room) => JSON.parse(await room.send('GET', room.path(''))) as Contest

/** What is asked for, and how it is said in the address; no one has sold the last metric. */
const FILTERS: [what: string, filter: (contest: Contest, room: Room) => string, aim?: number][] = [
  ['The whole ledger', () => ''],
  ['The ledger of a metric', ({ metrics }) => `&metricId=${metrics[0]?.id}`],
  ['The ledger of a metric that was never sold', ({ metrics }) => `&metricId=${metrics.at(-1)?.id}`],
  ['The ledger of a team', ({ teams }) => `&teamId=${teams[0]?.id}`],
  ['The ledger of two days long ago', (_, { size }) => daysAgo(size.days - 5), 500],
  ['What was withdrawn', () => '&isWithdrawn=true'],
]

const rowsOf = ([what, filter, aim = 50]: (typeof FILTERS)[number]): Row[] => {
  const look = async (room: Room) => page(room, filter(await contestOf(room), room))
  return [
    { what, aim, unit: 'ms', measure: look },
    {
      what: `${what}: the longest turn`,
      aim: 20,
      unit: 'ms',
      async measure(room) {
        const asked = filter(await contestOf(room), room)
        await page(room, asked)
        return room.longestTurn(() => page(room, asked))
      },
    },
  ]
}

export const ledger: Topic = {
  name: 'ledger',
  prepare: addUnsoldMetric,
  rows: [
    ...FILTERS.flatMap(rowsOf),
    {
      what: 'A withdrawal',
      aim: 25,
      unit: 'ms',
      async measure(room) {
        const ids: string[] = []
        for (let n = 0; n <= room.looks; n++) ids.push((await sell(room)).id)
        return room.time(() => room.send('POST', room.path(`/deals/${ids.pop()}/withdrawal`), { reason: '录错了' }))
      },
    },
  ],
}

/** The last of the metrics, which the deals that are filled in do not have. */
function addUnsoldMetric(db: Database.Database): void {
  const like = db.prepare('select * from metric order by "position" desc limit 1').get() as Record<string, unknown>
  const row = { ...like, id: randomUUID(), name: '云盘', position: Number(like.position) + 1 }
  const names = Object.keys(row)
  db.prepare(
    `insert into metric (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
  ).run(...Object.values(row))
}
