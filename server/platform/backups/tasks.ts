import Database from 'better-sqlite3'
import { UnfitFile } from '#server/platform/backups/check-file'
import type { LedgerCheck } from '#server/platform/backups/database-check'
import { type Prepared, prepare, removeDatabase, settle } from '#server/platform/backups/prepare'
import { backup } from '#server/platform/database/backup'
import type { Schema } from '#server/platform/database/connection-options'
import type { RestoredPart } from '#server/platform/database/restored-part'
import type { BackupCheck, FileProblem, RestorePreview } from '#shared/platform/backups/contract'

/** Tasks whose time grows with the database; they run in a worker thread. */
export interface Tasks {
  /** Makes a copy and checks it; `differences` if the ledger does not add up. */
  copy(args: { database: string; target: string }): Promise<{ check: BackupCheck; differences: string[] }>
  /** Previews a restore of `source`. */
  look(args: { database: string; source: string }): Promise<Omit<RestorePreview, 'name' | 'takenAt'>>
  /** Prepares the file that can replace the database, or says why it cannot. */
  prepare(args: { database: string; source: string }): Promise<Prepared | { problem: FileProblem; why: string }>
}

const nothingLost = { deals: 0, pledges: 0, reports: 0, lessons: 0, accounts: 0 }

export interface TaskParts extends Omit<Schema, 'databaseUrl'> {
  verify: LedgerCheck
  parts: readonly RestoredPart[]
}

/** The tasks for the given tables, check of figures and parts of a restore. */
export const createTasks = ({ entities, migrations, verify, parts }: TaskParts): Tasks => ({
  async copy({ database, target }) {
    backup(database, target)
    const { ok, differences = [] } = await verify(target)
    return { check: ok ? 'ok' : 'figures_differ', differences }
  },

  async look({ database, source }) {
    try {
      const choice = { source, database, entities, migrations, parts, log: () => {} }
      const prepared = await prepare(choice)
      try {
        const found = lookInto(source, database)
        return { problem: null, ...found, carryOver: settle(prepared, { parts, actor: '', source }) }
      } finally {
        removeDatabase(prepared.file)
      }
    } catch (error) {
      if (!(error instanceof UnfitFile)) throw error
      return { problem: error.problem, lastDealAt: null, lost: nothingLost, carryOver: null }
    }
  },

  async prepare({ database, source }) {
    try {
      return await prepare({ source, database, entities, migrations, verify, parts, log: () => {} })
    } catch (error) {
      if (error instanceof UnfitFile) return { problem: error.problem, why: error.message }
      throw error
    }
  },
})

function lookInto(source: string, database: string): Pick<RestorePreview, 'lastDealAt' | 'lost'> {
  const db = new Database(source, { readonly: true })
  try {
    db.prepare('attach ? as present').run(database)
    const lastDealAt = db.prepare('select max("recordedAt") from main.deal').pluck().get() as string | null
    return { lastDealAt, lost: lostOf(db) }
  } finally {
    db.close()
  }
}

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
