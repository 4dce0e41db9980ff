import { randomInt } from 'node:crypto'
import type { MigrationInterface, QueryRunner } from 'typeorm'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 5

/** A code for each centre, by which its people sign in where several centres share the server. */
export class CodeCenters1790000645000 implements MigrationInterface {
  name = 'CodeCenters1790000645000'

  async up(db: QueryRunner): Promise<void> {
    // Plain SQL, as TypeORM's addColumn would rebuild the table on SQLite.
    await db.query(`alter table "center" add "code" varchar(16) not null default ''`)
    const centers: { id: string }[] = await db.query(`select "id" from "center"`)
    const codes = new Set<string>()
    while (codes.size < centers.length) codes.add(newCode())
    for (const [n, code] of [...codes].entries())
      await db.query(`update "center" set "code" = '${code}' where "id" = '${centers[n]?.id}'`)
    await db.query(`create unique index "center_code" on "center" ("code")`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index "center_code"`)
    await db.query(`alter table "center" drop column "code"`)
  }
}

const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
