import { createHash, randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Target } from '../../target'
import type { Room } from '../room'
import type { Topic } from '../row'

const RUSH = { perSecond: 20, ms: 10_000 }
const QUIET = { perSecond: 1, ms: 10_000 }

const tokenOf = (n: number): string => `bench-session-${n}`

/** One signed-in browser for each participant. */
function addSessions(db: Database.Database): void {
  const like = db.prepare(`select * from session where "kind" = 'browser' limit 1`).get() as Record<string, unknown>
  const columns = Object.keys(like)
  const insert = db.prepare(
    `insert into session (${columns.map((each) => `"${each}"`).join()}) values (${columns.map(() => '?').join()})`,
  )
  const accounts = db.prepare('select "accountId" from participant order by "id"').all() as { accountId: string }[]
  for (const [n, { accountId }] of accounts.entries()) {
    const tokenHash = createHash('sha256').update(tokenOf(n)).digest('hex')
    insert.run(...Object.values({ ...like, id: randomUUID(), accountId, tokenHash }))
  }
}

/** Each participant has a screen of their own, which shows their own place by points. */
function watching({ stage, size }: Room): Target {
  const [name] = (stage.memberCookies[0] ?? '').split('=')
  const cookies = Array.from({ length: size.people }, (_, n) => `${name}=${tokenOf(n)}`)
  return { ...stage.target, cookies, look: { board: 'whole:points' } }
}

async function whileWatched<T>(room: Room, work: (target: Target) => Promise<T>): Promise<T> {
  const target = watching(room)
  await room.load.call('watch', { target, sockets: room.size.people })
  try {
    return await work(target)
  } finally {
    await room.load.call('leave')
  }
}

/** What a sale costs the server, in ms of CPU, its batches to all screens included. */
const perSale = (room: Room, { perSecond, ms }: typeof RUSH) =>
  whileWatched(room, async (target) => {
    const sales = (perSecond * ms) / 1_000
    return (await room.cpu(() => room.load.call('see', { target, perSecond, ms }))) / sales
  })

export const live: Topic = {
  name: 'live',
  prepare: addSessions,
  rows: [
    { what: 'A sale of 20 a second, all watching: CPU', aim: 12, unit: 'ms', measure: (room) => perSale(room, RUSH) },
    { what: 'A sale in a quiet room, all watching: CPU', aim: 30, unit: 'ms', measure: (room) => perSale(room, QUIET) },
    {
      what: 'Own lines of a sale, all watching their place',
      aim: 60,
      unit: 'KB',
      measure: (room) =>
        whileWatched(room, async (target) => {
          await room.load.call('see', { target, ...QUIET })
          return (await room.load.call('ownBytes')) / ((QUIET.perSecond * QUIET.ms) / 1_000) / 1_000
        }),
    },
    {
      what: 'Batch of a fact, to each socket',
      aim: 0.4,
      unit: 'KB',
      measure: (room) =>
        whileWatched(room, async (target) => {
          await room.load.call('see', { target, ...QUIET })
          return (await room.load.call('bytesPerFact')) / 1_000
        }),
    },
    {
      what: 'Memory of a socket, the heap after a collection',
      aim: 40,
      unit: 'KB',
      async measure(room) {
        await room.get(room.path('/live'))
        const before = await room.server.child.call('memory')
        const after = await whileWatched(room, () => room.server.child.call('memory'))
        return (after.heap - before.heap) / room.size.people / 1_000
      },
    },
  ],
}
