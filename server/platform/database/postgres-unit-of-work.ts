import type { DataSource } from 'typeorm'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'
import type { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js'
import { newJob, runHook } from '#server/platform/database/group'
import { type LentConnection, PostgresConnections, refuse } from '#server/platform/database/postgres-connections'
import { PostgresGroups } from '#server/platform/database/postgres-groups'
import { isReusable, isServerTrouble, PostgresUnit, troubleAsFailure } from '#server/platform/database/postgres-unit'
import { SqlTexts } from '#server/platform/database/sql-text'
import { StorageFailed } from '#server/platform/database/storage-failed'
import { runUnit } from '#server/platform/database/unit'
import { LIMITS, type Limits, UnitOfWork } from '#server/platform/database/unit-of-work'

export interface PostgresChoices {
  log?: (error: unknown) => void
  limits?: Partial<Limits>
}

const BEGIN = { read: 'begin transaction isolation level repeatable read read only', write: 'begin' }

/** A read, and a write that holds no contest, is a transaction of its own; writes of one contest share theirs in groups. */
export class PostgresUnitOfWork extends UnitOfWork {
  readonly isPostgres = true
  protected readonly texts = new SqlTexts((position) => `$${position}`)
  private readonly underWay = new Set<Promise<unknown>>()
  private readonly connections: PostgresConnections
  private readonly groups: PostgresGroups
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
    const driver = dataSource.driver as PostgresDriver
    this.connections = new PostgresConnections(driver, this.log)
    this.groups = new PostgresGroups(dataSource, this.connections, this.limits, {
      log: this.log,
      committed: (units) => this.stored(units),
      failed: (failure) => this.noteGivenUp(failure),
    })
    // Repositories of the data source go through the same door.
    driver.createQueryRunner = () => this.unit.runner as PostgresQueryRunner
  }

  protected async finish(): Promise<void> {
    this.isClosed = true
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay)
  }

  protected startWrite<T>(work: () => Promise<T>, contestId?: string): Promise<T> {
    if (contestId === undefined) return this.track(() => this.transact('write', work))
    return this.track(() => {
      const { job, answered } = newJob(this.current, work, contestId)
      this.current.exit(() => this.groups.add(contestId, job))
      return answered
    })
  }

  protected startRead<T>(work: () => Promise<T>): Promise<T> {
    return this.track(() => this.transact('read', work))
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

  private async transact<T>(kind: keyof typeof BEGIN, work: () => Promise<T>): Promise<T> {
    const isReadOnly = kind === 'read'
    const lent = await this.connections.lend().catch((failure: StorageFailed) => this.fail(failure))
    const unit = new PostgresUnit(this.dataSource, lent.client, isReadOnly)
    try {
      await lent.client.query(BEGIN[kind]).catch(refuse)
      const value = await runUnit(unit, () => this.current.run(unit, work), this.limits.unitMs)
      await lent.commit()
      lent.giveBack()
      if (!isReadOnly) this.stored(1)
      else if (this.trouble?.cause === 'unreachable') this.trouble = undefined
      for (const hook of unit.hooks) runHook(hook, this.log)
      return value
    } catch (error) {
      await this.undo(unit, lent, error)
      // A write inside a read is a bug of ours; a write that the server does not take is its trouble.
      const told = isReadOnly && !isServerTrouble(error) ? error : troubleAsFailure(error)
      if (!(told instanceof StorageFailed)) throw told
      this.fail(told)
    }
  }

  private async undo(unit: PostgresUnit, lent: LentConnection, error: unknown): Promise<void> {
    const isDoubtful = error instanceof StorageFailed || (unit.failure && !isReusable(unit.failure))
    if (!isDoubtful) return lent.rollBack()
    lent.giveBack(error)
    await this.connections.end(lent)
  }

  private stored(units: number): void {
    this.trouble = undefined
    this.noteCommit(units)
  }

  private fail(failure: StorageFailed): never {
    this.noteGivenUp(failure)
    throw failure
  }

  /** A known cause is logged once, and not with every request that is refused for it. */
  private noteGivenUp(failure: StorageFailed): void {
    if (failure.trouble && this.trouble?.cause !== failure.trouble) this.log(failure)
    this.noteFailure(failure.trouble)
  }
}
