import Database from 'better-sqlite3'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { verify } from '#server/ledger/verify/verify'
import { mustBeFit, UnfitFile } from '#server/platform/backups/check-file'
import { namesOf, prepare } from '#server/platform/backups/prepare'
import { backup } from '#server/platform/database/backup'
import type { BackupCheck, FileProblem, RestorePreview } from '#shared/platform/backups/contract'

/** What takes as long as the database is large, and therefore runs beside the server's thread. */
export interface Tasks {
  /** A checked copy; `differences` where the ledger does not add up. */
  copy(args: { database: string; target: string }): Promise<{ check: BackupCheck; differences: string[] }>
  /** What a restore of `source` would do. */
  look(args: { database: string; source: string }): Promise<Pick<RestorePreview, 'problem' | 'lastDealAt' | 'lost'>>
  /** The file that can take the place of the database, or why there is none. */
  prepare(args: {
    database: string
    source: string
    actor: string
  }): Promise<{ file: string } | { problem: FileProblem; why: string }>
}

const nothingLost = { deals: 0, pledges: 0, reports: 0, lessons: 0, accounts: 0 }

export const tasks: Tasks = {
  async copy({ database, target }) {
    backup(database, target)
    const { ok, differences = [] } = await verify(target)
    return { check: ok ? 'ok' : 'figures_differ', differences }
  },

  async look({ database, source }) {
    try {
      mustBeFit(source, namesOf(migrations))
    } catch (error) {
      if (error instanceof UnfitFile) return { problem: error.problem, lastDealAt: null, lost: nothingLost }
      throw error
    }
    const db = new Database(source, { readonly: true })
    try {
      db.prepare('attach ? as present').run(database)
      const lastDealAt = db.prepare('select max("recordedAt") from main.deal').pluck().get() as string | null
      return { problem: null, lastDealAt, lost: lostOf(db) }
    } finally {
      db.close()
    }
  },

  async prepare({ database, source, actor }) {
    try {
      const { file } = await prepare({ source, database, actor, entities, migrations, log: () => {} })
      return { file }
    } catch (error) {
      if (error instanceof UnfitFile) return { problem: error.problem, why: error.message }
      throw error
    }
  },
}

/** How many rows the present database has that the copy, which is `main`, has not. */
function lostOf(db: Database.Database): RestorePreview['lost'] {
  const count = (table: string, key: string, where = 'true') =>
    db
      .prepare(
        `select count(*) from present.${table} p
         where ${where} and not exists (select 1 from main.${table} m where ${key})`,
      )
      .pluck()
      .get() as number
  const byId = 'm."id" = p."id"'
  return {
    deals: count('deal', byId),
    pledges: count('pledge_revision', 'm."contestId" = p."contestId" and m."seq" = p."seq"'),
    reports: count('battle_report', byId, `p."status" <> 'draft'`),
    lessons: count('lesson', byId),
    accounts: count('account', byId),
  }
}
