import { randomUUID } from 'node:crypto'
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { guardAppendOnly, unguardAppendOnly } from '#migrations/append-only'
import { index, references, unique } from '#migrations/keys'
import { day, id, instant, int, ref, text } from '#migrations/types'

/**
 * 包区 with what is in them and who holds them. Areas that were typed for participants become territories, one per name
 * of a contest; deals and shortfalls point at them where the typed area is the same, and a deal without an area points
 * at what its seller holds. The texts stay.
 */
export class CreateTerritories1796052800000 implements MigrationInterface {
  name = 'CreateTerritories1796052800000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'territory',
        columns: [
          id(),
          ref('contestId'),
          text('name', 40),
          text('key', 200),
          text('segment', 16, { nullable: true }),
          text('trade', 16, { nullable: true }),
          text('subTrade', 20),
          int('doors', { nullable: true }),
          instant('createdAt'),
        ],
        checks: [
          { name: 'territory_segment', expression: `"segment" in ('market', 'office', 'street', 'industrial')` },
        ],
        foreignKeys: [references('territory_contest_fk', 'contestId', 'contest')],
        indices: [unique('territory_name', 'contestId', 'key')],
      }),
    )
    await db.createTable(
      new Table({
        name: 'territory_holder',
        columns: [
          id(),
          ref('contestId'),
          ref('territoryId'),
          ref('participantId'),
          day('from', { nullable: true }),
          day('to', { nullable: true }),
        ],
        foreignKeys: [
          references('territory_holder_contest_fk', 'contestId', 'contest'),
          references('territory_holder_territory_fk', 'territoryId', 'territory'),
          references('territory_holder_participant_fk', 'participantId', 'participant'),
        ],
        indices: [
          index('territory_holder_contest', 'contestId'),
          index('territory_holder_territory', 'territoryId'),
          index('territory_holder_participant', 'participantId'),
        ],
      }),
    )
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    for (const table of ['deal', 'shortfall']) await db.query(`alter table "${table}" add "territoryId" varchar(36)`)
    await db.query('alter table "shortfall" add "segment" varchar(16)')
    await db.query('alter table "contest" add "territoryWord" varchar(16)')
    await makeTerritories(db)
    await db.query(
      `create index "deal_territory" on "deal" ("territoryId", "businessDate") where "territoryId" is not null`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index "deal_territory"')
    await db.query('alter table "contest" drop column "territoryWord"')
    await db.query('alter table "shortfall" drop column "segment"')
    for (const table of ['shortfall', 'deal']) await db.query(`alter table "${table}" drop column "territoryId"`)
    await db.dropTable('territory_holder')
    await db.dropTable('territory')
  }
}

interface Seat {
  id: string
  contestId: string
  area: string
  activeFrom: string | null
  activeTo: string | null
}

const keyOf = (name: string): string => name.normalize('NFKC').trim().toLowerCase().slice(0, 200)

async function makeTerritories(db: QueryRunner): Promise<void> {
  const seats: Seat[] = await db.query(
    `select "id", "contestId", "area", "activeFrom", "activeTo" from participant where "area" <> '' order by "contestId", "seat"`,
  )
  const territories = new Map<string, { id: string; contestId: string; name: string; key: string }>()
  const holders: unknown[][] = []
  for (const { id: participantId, contestId, area, activeFrom, activeTo } of seats) {
    const key = keyOf(area)
    if (key === '') continue
    const known = territories.get(`${contestId} ${key}`)
    const territory = known ?? { id: randomUUID(), contestId, name: area.trim(), key }
    territories.set(`${contestId} ${key}`, territory)
    holders.push([randomUUID(), contestId, territory.id, participantId, activeFrom, activeTo])
  }
  const now = new Date().toISOString()
  await insert(
    db,
    'territory ("id", "contestId", "name", "key", "subTrade", "createdAt")',
    [...territories.values()].map(({ id, contestId, name, key }) => [id, contestId, name, key, '', now]),
  )
  await insert(db, 'territory_holder ("id", "contestId", "territoryId", "participantId", "from", "to")', holders)
  await unguardAppendOnly(db, 'deal')
  for (const table of ['deal', 'shortfall']) await pointByArea(db, table, (key) => territories.get(key)?.id)
  await db.query(`
    update deal set "territoryId" =
      (select h."territoryId" from territory_holder h where h."participantId" = deal."participantId")
    where "area" is null`)
  await guardAppendOnly(db, 'deal')
}

/** Points at the territory of the same name, wherever an area was typed. */
async function pointByArea(db: QueryRunner, table: string, find: (key: string) => string | undefined): Promise<void> {
  const typed: { contestId: string; area: string }[] = await db.query(
    `select distinct "contestId", "area" from "${table}" where "area" is not null`,
  )
  for (const { contestId, area } of typed) {
    const found = find(`${contestId} ${keyOf(area)}`)
    const [a, b, c] = marksOf(db, 3)
    if (found)
      await db.query(`update "${table}" set "territoryId" = ${a} where "contestId" = ${b} and "area" = ${c}`, [
        ...[found, contestId, area],
      ])
  }
}

async function insert(db: QueryRunner, into: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  for (const row of rows) await db.query(`insert into ${into} values (${marksOf(db, row.length).join(', ')})`, [...row])
}

const marksOf = (db: QueryRunner, count: number): string[] =>
  Array.from({ length: count }, (_, n) => (db.dataSource.options.type === 'postgres' ? `$${n + 1}` : '?'))
