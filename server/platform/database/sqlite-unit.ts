import { type DataSource, QueryFailedError, QueryResult, type QueryRunner } from 'typeorm'
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js'
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js'
import type { SqliteConnection } from '#server/platform/database/sqlite-connection'
import { StorageFailed } from '#server/platform/database/storage-failed'
import { type Outcome, Unit } from '#server/platform/database/unit'

/** A unit on SQLite: a savepoint of the open group, or a read transaction of its own. */
export class SqliteUnit extends Unit {
  constructor(
    dataSource: DataSource,
    readonly connection: SqliteConnection,
    isReadOnly: boolean,
    contestId?: string,
  ) {
    super(dataSource, isReadOnly, contestId)
  }

  /** The driver answers at once. */
  override execute(sql: string, parameters: readonly unknown[]): Outcome {
    return super.execute(sql, parameters) as Outcome
  }

  protected send(sql: string, parameters: readonly unknown[]): Outcome {
    this.mustBeOpen()
    if (!this.connection.inTransaction) throw new StorageFailed('SQLite has given up this transaction')
    try {
      return this.connection.query(sql, parameters)
    } catch (error) {
      const failure = new QueryFailedError(sql, [...parameters], error as Error)
      this.failure ??= failure
      throw failure
    }
  }

  protected makeRunner(): QueryRunner {
    return new SqliteUnitRunner(this.dataSource.driver as BetterSqlite3Driver, this)
  }
}

/** TypeORM's way into a unit. `isTransactionActive` keeps `save()` from opening a transaction of its own. */
class SqliteUnitRunner extends BetterSqlite3QueryRunner {
  override isTransactionActive = true

  constructor(
    driver: BetterSqlite3Driver,
    private readonly unit: SqliteUnit,
  ) {
    super(driver)
  }

  override connect() {
    return Promise.resolve(this.unit.connection.db)
  }

  override startTransaction(): Promise<void> {
    return Promise.reject(new Error('The unit is the transaction; nest with write()'))
  }

  override commitTransaction(): Promise<void> {
    return this.startTransaction()
  }

  /** The inherited one would send ROLLBACK, and undo the whole group. */
  override rollbackTransaction(): Promise<void> {
    return this.startTransaction()
  }

  /** Unstructured answers are the rows, whatever the statement, as on PostgreSQL. */
  override async query(sql: string, parameters: unknown[] = [], isStructured = false): Promise<QueryResult> {
    const { rows, changes, lastRowId } = this.unit.execute(sql, parameters)
    if (!isStructured) return rows as unknown as QueryResult
    return Object.assign(new QueryResult(), {
      raw: changes === undefined ? rows : lastRowId,
      records: rows,
      affected: changes,
    })
  }
}
