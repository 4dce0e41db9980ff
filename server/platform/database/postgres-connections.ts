import type { PoolClient } from 'pg'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'
import { StorageFailed } from '#server/platform/database/storage-failed'

type Release = (error?: unknown) => void

/** A connection that is lent for one transaction. Statements go out as they come; the answers keep their order. */
export class LentConnection {
  /** The first of the statements sent by `send` that failed. */
  failure: unknown
  private isBack = false

  constructor(
    readonly client: PoolClient,
    private readonly release: Release,
    private readonly log: (error: unknown) => void,
  ) {
    // Without a listener a connection that breaks while it is lent would end the process.
    client.on('error', log)
  }

  /** Sends a statement without waiting for it; whether it failed is known when a later one is answered. */
  send(sql: string): void {
    this.client.query(sql).catch((error: unknown) => {
      this.failure ??= error ?? new Error('A statement failed')
    })
  }

  /** Throws unless the server says that everything sent so far is stored. */
  async commit(): Promise<void> {
    const done = await this.client.query('commit').catch(refuse)
    // PostgreSQL answers COMMIT with ROLLBACK, and without an error, when the transaction had failed.
    if (done.command !== 'COMMIT') throw new StorageFailed('Nothing was stored', { cause: this.failure })
    if (this.failure !== undefined) throw new StorageFailed('What was stored is unknown', { cause: this.failure })
  }

  async rollBack(): Promise<void> {
    try {
      await this.client.query('rollback')
      this.giveBack()
    } catch (error) {
      this.log(error)
      this.giveBack(error)
    }
  }

  /** With an error the connection is closed, and not lent again. */
  giveBack(error?: unknown): void {
    if (this.isBack) return
    this.isBack = true
    this.client.removeListener('error', this.log)
    this.release(error)
  }
}

/** Lends connections of TypeORM's pool. */
export class PostgresConnections {
  constructor(
    private readonly driver: PostgresDriver,
    private readonly log: (error: unknown) => void,
  ) {}

  async lend(): Promise<LentConnection> {
    const [client, release] = (await this.driver.obtainMasterConnection().catch(refuse)) as [PoolClient, Release]
    return new LentConnection(client, release, (error) => this.log(error))
  }

  /** PostgreSQL notices late that a connection is closed; until then its statement would keep the contest's row. */
  async end({ client }: LentConnection): Promise<void> {
    // Known to the driver, though not to its types.
    const { processID } = client as { processID?: number }
    try {
      const other = await this.lend()
      await other.client.query('select pg_terminate_backend($1)', [processID]).then(
        () => other.giveBack(),
        (error) => other.giveBack(error),
      )
    } catch (error) {
      this.log(error)
    }
  }
}

export function refuse(error: unknown): never {
  throw new StorageFailed('Nothing was stored, or nobody knows', { cause: error })
}
