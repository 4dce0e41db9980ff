import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import { addDays, dayOf } from '#shared/platform/time/time'
import { afterSales } from '../after-sales'
import type { Room } from '../room'
import type { Row, Topic } from '../row'

/** Enough for a cache without a bound to be seen. */
const LOOKS_KEPT = 16

interface Contest {
  id: string
  startsOn: string
  timezone: string
}

/** Each page with the most that it may take, asked by the director or by a member. */
const PAGES: [what: string, aim: number, who: 'director' | 'member', path: (day: string) => string][] = [
  ['The desk of a morning meeting', 100, 'director', (day) => `/meetings/morning?day=${day}`],
  ['The desk of an evening meeting', 100, 'director', (day) => `/meetings/evening?day=${day}`],
  ['The supports', 60, 'director', (day) => `/supports?day=${day}`],
  ['The pledge rates of everyone', 60, 'director', () => '/pledges/rates'],
  ['The pledge rates that a member sees', 60, 'member', () => '/pledges/rates'],
  ['The pledge wall', 100, 'member', (day) => `/pledges?day=${day}`],
  ['One’s own pledge', 100, 'member', () => '/pledges/mine'],
  ['The proposals for benchmarks', 100, 'director', () => '/benchmarks'],
  ['The list of people', 100, 'director', () => '/people'],
]

const rowsOf = ([what, aim, who, path]: (typeof PAGES)[number]): Row[] => {
  const pathIn = (room: Room) => room.path(path(room.stage.target.businessDate))
  return [
    { what: `${what} after a sale`, aim, unit: 'ms', measure: (room) => afterSales(room, who, pathIn(room)) },
    {
      what: `${what}: the longest turn`,
      aim: 50,
      unit: 'ms',
      measure: (room) => room.longestTurn(() => afterSales(room, who, pathIn(room))),
    },
  ]
}

/** The path of a benchmark that was just named. */
async function aBenchmark(room: Room): Promise<string> {
  const { participants } = JSON.parse(await room.send('GET', room.path(''))) as { participants: { id: string }[] }
  const id = randomUUID()
  const naming = { id, participantId: participants[0]?.id, metricId: null, week: null, citation: '一马当先' }
  await room.send('POST', room.path('/benchmarks'), naming)
  return room.path(`/benchmarks/${id}`)
}

export const ritual: Topic = {
  name: 'ritual',
  prepare: addPledges,
  rows: [
    ...PAGES.flatMap(rowsOf),
    {
      what: 'The page of a benchmark after a sale',
      aim: 100,
      unit: 'ms',
      measure: async (room) => afterSales(room, 'member', await aBenchmark(room)),
    },
    {
      what: `Memory that ${LOOKS_KEPT} looks at benchmarks leave, each after a sale`,
      aim: 64,
      unit: 'MB',
      async measure(room) {
        const path = await aBenchmark(room)
        const before = await room.server.child.call('memory')
        for (let looks = 0; looks < LOOKS_KEPT; looks += room.looks + 1) await afterSales(room, 'member', path)
        return Math.max(0, (await room.server.child.call('memory')).heap - before.heap) / 1_048_576
      },
    },
  ],
}

/** Nine of ten pledge on each day, half of them keep it, and three of a hundred are away. */
function addPledges(db: Database.Database): void {
  const { id, startsOn, timezone } = db.prepare('select "id", "startsOn", "timezone" from contest').get() as Contest
  const people = db.prepare('select "id" from participant').pluck().all() as string[]
  const metrics = db.prepare('select "id" from metric').pluck().all() as string[]
  const pledge =
    db.prepare(`insert into pledge ("contestId", "day", "participantId", "lines", "floor", "sentence", "isLate",
    "keptSeq", "at") values (?, ?, ?, ?, 1, '', 0, ?, ?)`)
  const absence = db.prepare(
    `insert into absence ("contestId", "day", "participantId", "kind", "at") values (?, ?, ?, 'leave', ?)`,
  )
  const today = dayOf(new Date(), timezone)
  for (let day = startsOn, n = 0; day <= today; day = addDays(day, 1), n++) {
    const at = `${day}T00:30:00.000Z`
    const lines = JSON.stringify([{ metricId: metrics[n % metrics.length], quantity: 1 }])
    for (const [seat, person] of people.entries()) {
      const turn = (seat * 7 + n * 13) % 100
      if (turn < 3) absence.run(id, day, person, at)
      else if (turn < 90) pledge.run(id, day, person, lines, day < today && turn % 2 === 0 ? 1 : null, at)
    }
  }
}
