import { Column, Entity, type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm'
import { bigInt53, bool, day, id, instant, int, json, ref, text } from '#migrations/types'
import { BigInt53, Bool, Day, Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'

/** A table of the tests' own, with every kind of column. */
@Entity('contest')
export class Contest {
  @Id() id!: string
  @Text(20) name!: string
  @Ref({ nullable: true }) parentId!: string | null
  @Instant() at!: Date
  @Instant({ nullable: true }) endedAt!: Date | null
  @Day() startsOn!: string
  @Int() headSeq!: number
  @BigInt53() points!: number
  @Bool() isOpen!: boolean
  @Json({ nullable: true }) rules!: { laps: number[] } | null
}

/** One numbered line of a contest: a key of two columns. */
@Entity('line')
export class Line {
  @Ref({ primary: true }) contestId!: string
  @Int({ primary: true }) seq!: number
  @Column({ type: 'varchar', length: 20, nullable: true }) note!: string | null
}

export class CreateContest1700000000000 implements MigrationInterface {
  name = 'CreateContest1700000000000'

  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'contest',
        columns: [
          id(),
          text('name', 20),
          ref('parentId', { nullable: true }),
          instant('at'),
          instant('endedAt', { nullable: true }),
          day('startsOn'),
          int('headSeq'),
          bigInt53(db, 'points'),
          bool('isOpen'),
          json('rules', { nullable: true }),
        ],
      }),
    )
    await db.createTable(
      new Table({ name: 'line', columns: [ref('contestId', { primary: true }), int('seq', { primary: true })] }),
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('line')
    await db.dropTable('contest')
  }
}

export class AddNote1700000100000 implements MigrationInterface {
  name = 'AddNote1700000100000'

  async up(db: QueryRunner): Promise<void> {
    await db.addColumn('line', new TableColumn(text('note', 20, { nullable: true })))
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('line', 'note')
  }
}

export const entities = [Contest, Line]
export const migrations = [CreateContest1700000000000, AddNote1700000100000]

export const aContest = (id: string, name = 'draft') => ({
  id,
  name,
  parentId: null,
  at: new Date('2026-11-21T14:00:00.123Z'),
  endedAt: null,
  startsOn: '2026-11-21',
  headSeq: 0,
  points: 0,
  isOpen: true,
  rules: null,
})
