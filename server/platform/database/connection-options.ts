import { types } from 'pg'
import { DataSource, type DataSourceOptions, type EntitySchema, type MigrationInterface } from 'typeorm'
import { makeSqliteDurable } from '#server/platform/database/durability'
import { safeInteger } from '#server/platform/database/safe-integer'

type Class<T = unknown> = new () => T

/** What the database is made of. `postgres://…` means PostgreSQL, anything else is the path of a SQLite file. */
export interface Schema {
  databaseUrl: string
  entities: (Class | EntitySchema)[]
  migrations: Class<MigrationInterface>[]
}

export const isPostgresUrl = (databaseUrl: string) => /^postgres(ql)?:/.test(databaseUrl)

/** How many connections a server has at most, and how long PostgreSQL works on one statement. */
export interface PostgresLimits {
  pool: number
  statementMs: number
}
export const POSTGRES_LIMITS: PostgresLimits = { pool: 10, statementMs: 2_000 }
const GIVE_UP_AFTER_MS = 3_000

/** A unit is given up after 2 s; its statements must not go on there without it. */
const timeouts = ({ statementMs }: PostgresLimits) => ({
  statement_timeout: statementMs,
  idle_in_transaction_session_timeout: 10_000,
  query_timeout: statementMs + GIVE_UP_AFTER_MS,
})

const INT8 = 20
const NUMERIC = 1700

/** 64-bit integers, sums and counts come as numbers, on our connections only; refused beyond 2⁵³−1. */
export const numbersForSums = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? safeInteger : types.getTypeParser(oid, format as 'text'),
}

/** A data source without a unit of work and, unless given, without limits: for migrations and for tests of the schema. */
export function newDataSource(schema: Schema, limits?: PostgresLimits): DataSource {
  const { databaseUrl, entities, migrations } = schema
  const common = {
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  } satisfies Partial<DataSourceOptions>
  if (!isPostgresUrl(databaseUrl))
    return withWideIntegers(
      new DataSource({
        ...common,
        type: 'better-sqlite3',
        database: databaseUrl,
        prepareDatabase: makeSqliteDurable,
      }),
    )
  return new DataSource({
    ...common,
    type: 'postgres',
    url: databaseUrl,
    installExtensions: false,
    applicationName: 'dangxian',
    poolSize: (limits ?? POSTGRES_LIMITS).pool,
    connectTimeoutMS: 5_000,
    extra: { types: numbersForSums, keepAlive: true, pipeline: true, ...(limits ? timeouts(limits) : {}) },
  })
}

/** SQLite's `integer` has 64 bits: a column of 53 bits is declared as one there, so that widening it rebuilds no table. */
function withWideIntegers(dataSource: DataSource): DataSource {
  const { driver } = dataSource
  const normalizeType = driver.normalizeType.bind(driver)
  driver.normalizeType = (column) => (column.type === 'bigint' ? 'integer' : normalizeType(column))
  return dataSource
}
