import { DatabaseError, type PoolClient } from 'pg'
import { type DataSource, QueryFailedError, QueryResult, type QueryRunner } from 'typeorm'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js'
import { StorageFailed } from '#server/platform/database/storage-failed'
import { troubleOf } from '#server/platform/database/storage-trouble'
import { type Outcome, Unit } from '#server/platform/database/unit'

/** How many texts a connection keeps prepared; a text beyond them is parsed each time. */
const KEPT_STATEMENTS = 500
const names = new Map<string, string>()

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= KEPT_STATEMENTS) return undefined
  const name = `s${names.size + 1}`
  names.set(sql, name)
  return name
}

const bindable = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null))

/** A unit on PostgreSQL: one transaction on one connection. */
export class PostgresUnit extends Unit {
  private underWay = 0
  private whenSettled: (() => void) | undefined

  constructor(
    dataSource: DataSource,
    readonly client: PoolClient,
    isReadOnly: boolean,
    contestId?: string,
  ) {
    super(dataSource, isReadOnly, contestId)
  }

  /** Whether a statement is under way. */
  get isBusy(): boolean {
    return this.underWay > 0
  }

  override settled(): Promise<void> | undefined {
    if (!this.isBusy) return undefined
    return new Promise((resolve) => {
      this.whenSettled = resolve
    })
  }

  /** The connection keeps the order of what it was sent, so nothing sent here can fall behind the COMMIT. */
  protected async send(sql: string, parameters: readonly unknown[], isPrepared = false): Promise<Outcome> {
    this.mustBeOpen()
    const name = isPrepared ? nameOf(sql) : undefined
    this.underWay++
    try {
      const values = parameters.map(bindable)
      const done = await this.client.query(name === undefined ? { text: sql, values } : { name, text: sql, values })
      return { rows: done.rows, changes: done.rowCount ?? undefined }
    } catch (error) {
      const failure = new QueryFailedError(sql, [...parameters], error as Error)
      this.failure ??= failure
      throw failure
    } finally {
      this.underWay--
      if (this.underWay === 0) this.whenSettled?.()
    }
  }

  protected makeRunner(): QueryRunner {
    return new PostgresUnitRunner(this.dataSource.driver as PostgresDriver, this)
  }
}

/** TypeORM's way into a unit. `isTransactionActive` keeps `save()` from opening a transaction of its own. */
class PostgresUnitRunner extends PostgresQueryRunner {
  override isTransactionActive = true

  constructor(
    driver: PostgresDriver,
    private readonly unit: PostgresUnit,
  ) {
    super(driver, 'master')
  }

  override connect() {
    return Promise.resolve(this.unit.client)
  }

  /** The connection belongs to the unit, which gives it back. */
  override release(): Promise<void> {
    return Promise.resolve()
  }

  override startTransaction(): Promise<void> {
    return Promise.reject(new Error('The unit is the transaction; nest with write()'))
  }

  override commitTransaction(): Promise<void> {
    return this.startTransaction()
  }

  override rollbackTransaction(): Promise<void> {
    return this.startTransaction()
  }

  /** Unstructured answers are the rows, whatever the statement, as on SQLite. */
  override async query(sql: string, parameters: unknown[] = [], isStructured = false): Promise<QueryResult> {
    const { rows, changes } = await this.unit.execute(sql, parameters)
    if (!isStructured) return rows as unknown as QueryResult
    return Object.assign(new QueryResult(), { raw: rows, records: rows, affected: changes })
  }
}

/** Whether the server refused something for itself (deadlock, disk, stop, time) rather than for what was asked. */
export function isServerTrouble(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? error.driverError : error
  if (!(cause instanceof DatabaseError)) return error instanceof QueryFailedError
  return /^(08|40|53|55P|57|58|XX)/.test(cause.code ?? '')
}

/** What a caller of a unit that writes gets to know: trouble of the server is none of its own. */
export function troubleAsFailure(error: unknown): unknown {
  const isTrouble = isServerTrouble(error) || troubleOf(error) !== undefined
  return isTrouble && !(error instanceof StorageFailed)
    ? new StorageFailed('Nothing was stored', { cause: error })
    : error
}

/** Whether the connection may be lent again after this error. */
export function isReusable(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? error.driverError : error
  // 0A000: a kept statement does not fit the table any more.
  return cause instanceof DatabaseError && !/^(08|57P|0A000)/.test(cause.code ?? '')
}
