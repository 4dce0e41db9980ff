import { types } from 'pg'
import { DataSource, type DataSourceOptions, type EntitySchema, type MigrationInterface } from 'typeorm'
import { makeSqliteDurable } from '#server/platform/database/durability'

type Class<T = unknown> = new () => T

/** What the database is made of. `postgres://…` means PostgreSQL, anything else is the path of a SQLite file. */
export interface Schema {
  databaseUrl: string
  entities: (Class | EntitySchema)[]
  migrations: Class<MigrationInterface>[]
}

export const isPostgresUrl = (databaseUrl: string) => /^postgres(ql)?:/.test(databaseUrl)

const POOL_SIZE = 10
const INT8 = 20
const NUMERIC = 1700

/** Sums and counts come as numbers, on our connections only; all of ours are integers below 2^53. */
const numbersForSums = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? Number : types.getTypeParser(oid, format as 'text'),
}

/** A data source without a unit of work: for migrations and for tests of the schema. */
export function newDataSource(schema: Schema, postgresLimits: Record<string, number> = {}): DataSource {
  const { databaseUrl, entities, migrations } = schema
  const common = {
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  } satisfies Partial<DataSourceOptions>
  if (!isPostgresUrl(databaseUrl))
    return new DataSource({
      ...common,
      type: 'better-sqlite3',
      database: databaseUrl,
      prepareDatabase: makeSqliteDurable,
    })
  return new DataSource({
    ...common,
    type: 'postgres',
    url: databaseUrl,
    installExtensions: false,
    applicationName: 'dangxian',
    poolSize: POOL_SIZE,
    connectTimeoutMS: 5_000,
    extra: { types: numbersForSums, keepAlive: true, ...postgresLimits },
  })
}
