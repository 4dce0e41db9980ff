import Database from 'better-sqlite3'
import { Client } from 'pg'
import { vi } from 'vitest'
import { PostgresUnit } from '#server/platform/database/postgres-unit'
import { SqliteUnit } from '#server/platform/database/sqlite-unit'
import { onPostgres } from './database'
import { grownDatabase, grownIds } from './grown-tables'
import { postgresSteps, type Step, sqliteSteps } from './plan-steps'
import type { TestApp } from './test-app'

/** One statement, and how the database reaches the rows of each table that it reads. */
export interface Plan {
  sql: string
  steps: Step[]
}

/** Tables that grow with the sales, the people or the days of a contest; a statement on them has to know where to look. */
export const GROWING = new Set([
  ...['deal', 'deal_customer', 'deal_number', 'deal_review', 'ledger_entry', 'live_event', 'pending_line', 'standing'],
  ...['withdrawal', 'cancellation', 'reassignment', 'import_row', 'pledge', 'participant', 'absence', 'audit'],
  ...['attendance', 'deal_like', 'meeting', 'meeting_photo', 'notice', 'notice_seen'],
  ...['activity_entry', 'activity_outcome', 'activity_customer'],
  // Their thousands of rows on PostgreSQL are too much alike for its statistics to tell one index from another.
  ...(onPostgres ? [] : ['request', 'request_step']),
  ...(onPostgres ? [] : ['prospect', 'prospect_customer', 'prospect_hold', 'prospect_objection']),
])

/** Columns whose one value may hold most of a table: an index used by nothing else narrows nothing. */
const WIDE = new Set(['contestId', 'centerId', 'teamId', 'metricId', 'activityId', 'kind', 'outcome', 'audience'])
/** Tables that are as large as the contest has people, days or files: reading all of one contest is what is asked for. */
const BY_CONTEST = new Set(['participant', 'absence', 'import_row', 'meeting'])

/**
 * Runs `act` and explains every statement that the application sent meanwhile, so that a new one is covered without a list.
 * SQLite plans without statistics, thus the same on every size; PostgreSQL plans over thousands of rows.
 */
export async function plansDuring(app: TestApp, act: () => Promise<unknown>): Promise<Plan[]> {
  const seen = await statementsDuring(act)
  const statements = [...seen].filter(([sql]) => /^\s*(?:select|with|insert|update|delete)\b/i.test(sql))
  return onPostgres ? explainOnPostgres(app, statements) : explainOnSqlite(app, statements)
}

/** The text of each statement, with the values of its last run. */
async function statementsDuring(act: () => Promise<unknown>): Promise<Map<string, readonly unknown[]>> {
  const seen = new Map<string, readonly unknown[]>()
  type Execute = (sql: string, parameters: readonly unknown[], isPrepared?: boolean) => unknown
  const spies = [SqliteUnit, PostgresUnit].map(({ prototype }) => {
    const kind = prototype as { execute: Execute }
    const { execute } = kind
    return vi.spyOn(kind, 'execute').mockImplementation(function (this: unknown, sql, parameters, isPrepared) {
      seen.set(sql, parameters)
      return execute.call(this, sql, parameters, isPrepared)
    })
  })
  try {
    await act()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return seen
}

/**
 * Each step that reads a growing table from end to end, or by an index whose key is all that a contest has; the latter is
 * no fault in tables of which the statements read no more than a limit.
 */
export function faultsOf(plans: readonly Plan[], limited: readonly string[] = []): string[] {
  return plans.flatMap(({ sql, steps }) =>
    steps.flatMap((step) => {
      const fault = faultOf(sql, step, limited)
      return fault ? [`${fault}: ${step.detail} in ${sql.replaceAll(/\s+/g, ' ').trim()}`] : []
    }),
  )
}

/** The newest number of a contest is at one end of the index. */
const isEndOfIndex = (sql: string): boolean => /^\s*select max\("\w+"\)[^,]* from \w+ where "\w+" = \S+\s*$/.test(sql)

/** SQLite plans how to find the children of an inserted row, and does so only while a reference is broken. */
const isChildOfInserted = (sql: string, table: string): boolean =>
  /^\s*insert\b/i.test(sql) && !new RegExp(`\\b${table}\\b`).test(sql)

function faultOf(sql: string, { table, columns, hasRange }: Step, limited: readonly string[]): string | undefined {
  if (!GROWING.has(table) || isEndOfIndex(sql) || isChildOfInserted(sql, table)) return undefined
  if (columns.length === 0) return 'reads the whole table'
  if (hasRange || BY_CONTEST.has(table) || limited.includes(table)) return undefined
  return columns.every((column) => WIDE.has(column)) ? 'narrows nothing' : undefined
}

type Statement = [sql: string, parameters: readonly unknown[]]

function explainOnSqlite(app: TestApp, statements: readonly Statement[]): Plan[] {
  const db = new Database(app.databaseUrl, { readonly: true })
  try {
    return statements.map(([sql, parameters]) => {
      const rows = db.prepare(`explain query plan ${sql}`).all(...parameters.map(bindable)) as { detail: string }[]
      const details = rows.map(({ detail }) => detail)
      return { sql, steps: sqliteSteps(sql, details) }
    })
  } finally {
    db.close()
  }
}

const bindable = (value: unknown): unknown =>
  typeof value === 'boolean' ? Number(value) : value instanceof Date ? value.toISOString() : (value ?? null)

async function explainOnPostgres(app: TestApp, statements: readonly Statement[]): Promise<Plan[]> {
  const ids = await grownIds(app.databaseUrl)
  const client = new Client({ connectionString: await grownDatabase() })
  await client.connect()
  try {
    await client.query('begin; set local enable_seqscan = off; set local jit = off')
    const plans: Plan[] = []
    for (const [sql, parameters] of statements) {
      const values = parameters.map((value) => ids.get(value) ?? value)
      const planned = async (): Promise<Plan> => {
        const { rows } = await client.query(`explain (format json) ${sql}`, values)
        return { sql, steps: postgresSteps(rows[0]['QUERY PLAN'][0].Plan) }
      }
      const plan = await planned()
      if (faultsOf([plan]).length === 0) plans.push(plan)
      else {
        // Over few rows a join may read a whole index, which it does not over many.
        await client.query('set local enable_hashjoin = off; set local enable_mergejoin = off')
        plans.push(await planned())
        await client.query('set local enable_hashjoin = on; set local enable_mergejoin = on')
      }
    }
    return plans
  } finally {
    await client.end()
  }
}
