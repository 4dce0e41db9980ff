import type { PoolClient } from 'pg'
import type { DataSource } from 'typeorm'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'
import type { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js'
import { ContestQueue } from '#server/platform/database/contest-queue'
import { isReusable, isServerTrouble, PostgresUnit } from '#server/platform/database/postgres-unit'
import { SqlTexts } from '#server/platform/database/sql-text'
import { StorageFailed } from '#server/platform/database/storage-failed'
import { troubleOf } from '#server/platform/database/storage-trouble'
import { runUnit } from '#server/platform/database/unit'
import { LIMITS, type Limits, UnitOfWork } from '#server/platform/database/unit-of-work'

export interface PostgresChoices {
  log?: (error: unknown) => void
  limits?: Partial<Limits>
}

type Begin = (client: PoolClient) => string

const beginRead: Begin = () => 'begin transaction isolation level repeatable read read only'
const beginWrite: Begin = () => 'begin'
/** One trip: the transaction and, as its first statement, the contest's row. */
const beginContest =
  (contestId: string): Begin =>
  (client) =>
    `begin; select id from contest where id = ${client.escapeLiteral(contestId)} for no key update`

/** Each unit is a transaction on a connection of its own; units of one contest take theirs one after the other. */
export class PostgresUnitOfWork extends UnitOfWork {
  readonly isPostgres = true
  protected readonly texts = new SqlTexts((position) => `$${position}`)
  private readonly contests = new ContestQueue()
  private readonly underWay = new Set<Promise<unknown>>()
  private readonly driver: PostgresDriver
  private readonly limits: Limits
  private readonly log: (error: unknown) => void
  private isClosed = false

  constructor(
    private readonly dataSource: DataSource,
    choices: PostgresChoices = {},
  ) {
    super()
    this.limits = { ...LIMITS, ...choices.limits }
    this.log = choices.log ?? console.error
    this.driver = dataSource.driver as PostgresDriver
    // Repositories of the data source go through the same door.
    this.driver.createQueryRunner = () => this.unit.runner as PostgresQueryRunner
  }

  protected async finish(): Promise<void> {
    this.isClosed = true
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay)
  }

  protected startWrite<T>(work: () => Promise<T>, contestId?: string): Promise<T> {
    if (contestId === undefined) return this.track(() => this.transact(beginWrite, work, false))
    const transact = () => this.transact(beginContest(contestId), work, false, contestId)
    return this.track(() => this.contests.run(contestId, transact))
  }

  protected startRead<T>(work: () => Promise<T>): Promise<T> {
    return this.track(() => this.transact(beginRead, work, true))
  }

  private async track<T>(start: () => Promise<T>): Promise<T> {
    if (this.isClosed) throw new StorageFailed('The database is closing')
    const running = start()
    this.underWay.add(running)
    try {
      return await running
    } finally {
      this.underWay.delete(running)
    }
  }

  private async transact<T>(begin: Begin, work: () => Promise<T>, isReadOnly: boolean, contestId?: string): Promise<T> {
    const { client, giveBack } = await this.connect().catch((failure: StorageFailed) => this.fail(failure))
    const unit = new PostgresUnit(this.dataSource, client, isReadOnly, contestId)
    try {
      await client.query(begin(client)).catch(refuse)
      const value = await runUnit(unit, () => this.current.run(unit, work), this.limits.unitMs)
      const done = await client.query('commit').catch(refuse)
      // PostgreSQL answers COMMIT with ROLLBACK, and without an error, when the transaction had failed.
      if (done.command !== 'COMMIT') throw new StorageFailed('Nothing was stored')
      giveBack()
      if (!isReadOnly || this.trouble?.cause === 'unreachable') this.trouble = undefined
      if (!isReadOnly) this.noteCommit(1)
      for (const hook of unit.hooks) this.runHook(hook)
      return value
    } catch (error) {
      await this.undo(unit, error, giveBack)
      // A write inside a read is a bug of ours; a write that the server does not take is its trouble.
      const isTrouble = isServerTrouble(error) || (!isReadOnly && troubleOf(error) !== undefined)
      if (!isTrouble && !(error instanceof StorageFailed)) throw error
      const failure = error instanceof StorageFailed ? error : new StorageFailed('Nothing was stored', { cause: error })
      this.fail(failure)
    }
  }

  /** A known cause is logged once, and not with every request that is refused for it. */
  private fail(failure: StorageFailed): never {
    if (failure.trouble && this.trouble?.cause !== failure.trouble) this.log(failure)
    this.noteFailure(failure.trouble)
    throw failure
  }

  private async connect() {
    const [client, release] = (await this.driver.obtainMasterConnection().catch(refuse)) as [
      PoolClient,
      (error?: unknown) => void,
    ]
    // Without a listener a connection that breaks while it is lent would end the process.
    const onError = (error: unknown) => this.log(error)
    client.on('error', onError)
    let isBack = false
    const giveBack = (error?: unknown) => {
      if (isBack) return
      isBack = true
      client.removeListener('error', onError)
      release(error)
    }
    return { client, giveBack }
  }

  private async undo(unit: PostgresUnit, error: unknown, giveBack: (error?: unknown) => void): Promise<void> {
    const isDoubtful = error instanceof StorageFailed || (unit.failure && !isReusable(unit.failure))
    if (isDoubtful) {
      giveBack(error)
      return this.end(unit)
    }
    try {
      await unit.client.query('rollback')
      giveBack()
    } catch (second) {
      this.log(second)
      giveBack(second)
    }
  }

  /** PostgreSQL notices late that a connection is closed; until then its statement would keep the contest's row. */
  private async end(unit: PostgresUnit): Promise<void> {
    try {
      const { client, giveBack } = await this.connect()
      await client.query('select pg_terminate_backend($1)', [unit.serverProcess]).then(() => giveBack(), giveBack)
    } catch (error) {
      this.log(error)
    }
  }

  private runHook(hook: () => void): void {
    try {
      hook()
    } catch (error) {
      this.log(error)
    }
  }
}

function refuse(error: unknown): never {
  throw new StorageFailed('Nothing was stored, or nobody knows', { cause: error })
}
