import Database from 'better-sqlite3'
import type { Bench } from '../bench'
import { fill } from '../fill'
import { movedTo, openStage, type Stage } from '../stage'
import { addPeople } from './people'
import { Room } from './room'
import type { Topic } from './row'
import type { Size } from './sizes'

/** Sets a contest of each size up through the public API, adds people, deals and what topics need by SQL, and serves it. */
export async function openRooms(bench: Bench, sizes: readonly Size[], topics: readonly Topic[]): Promise<Room[]> {
  const stages: Stage[] = []
  for (const size of sizes) stages.push(await prepare(bench, size, topics))
  const load = bench.load()
  const rooms: Room[] = []
  for (const [n, size] of sizes.entries()) {
    const server = await bench.product(nameOf(size), ['--expose-gc'])
    const stage = movedTo(stages[n] as Stage, server)
    rooms.push(new Room(size, stage, server, load, bench.file(nameOf(size)), bench.scale.looks))
  }
  return rooms
}

const nameOf = (size: Size): string => `${size.name}-contest.sqlite`

async function prepare(bench: Bench, size: Size, topics: readonly Topic[]): Promise<Stage> {
  const file = bench.file(nameOf(size))
  const { teams, days } = size
  const stage = await openStage(await bench.product(nameOf(size)), { teams, members: teams, days })
  await bench.stop()
  change(file, (db) => addPeople(db, size.people))
  fill(file, size.deals)
  for (const topic of topics) change(file, (db) => topic.prepare?.(db, size))
  return stage
}

function change(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file)
  db.pragma('foreign_keys = ON')
  db.transaction(() => work(db))()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
