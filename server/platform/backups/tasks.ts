import Database from 'better-sqlite3'
import { mustBeFit, UnfitFile } from '#server/platform/backups/check-file'
import type { LedgerCheck } from '#server/platform/backups/database-check'
import { namesOf, prepare } from '#server/platform/backups/prepare'
import { backup } from '#server/platform/database/backup'
import type { Schema } from '#server/platform/database/connection-options'
import type { BackupCheck, FileProblem, RestorePreview } from '#shared/platform/backups/contract'

/** Tasks whose time grows with the database; they run in a worker thread. */
export interface Tasks {
  /** Makes a copy and checks it; `differences` if the ledger does not add up. */
  copy(args: { database: string; target: string }): Promise<{ check: BackupCheck; differences: string[] }>
  /** Previews a restore of `source`. */
  look(args: { database: string; source: string }): Promise<Pick<RestorePreview, 'problem' | 'lastDealAt' | 'lost'>>
  /** Prepares the file that can replace the database, or says why it cannot. */
  prepare(args: {
    database: string
    source: string
    actor: string
  }): Promise<{ file: string } | { problem: FileProblem; why: string }>
}

const nothingLost = { deals: 0, pledges: 0, reports: 0, lessons: 0, accounts: 0 }

export interface TaskParts extends Omit<Schema, 'databaseUrl'> {
  verify: LedgerCheck
}

/** The tasks for the given tables and check of figures. */
export const createTasks = ({ entities, migrations, verify }: TaskParts): Tasks => ({
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
      const { file } = await prepare({ source, database, actor, entities, migrations, verify, log: () => {} })
      return { file }
    } catch (error) {
      if (error instanceof UnfitFile) return { problem: error.problem, why: error.message }
      throw error
    }
  },
})

/** Counts the rows of the current database that are missing in the copy, which is attached as `main`. */
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
