import type { DataSource, EntityManager, QueryRunner } from 'typeorm'
import { type SlowLog, slowLogOf, timed } from '#server/platform/database/slow-statements'
import { StorageFailed } from '#server/platform/database/storage-failed'

/** What one statement gave: its rows, or how many rows it changed. */
export interface Outcome {
  rows: unknown[]
  changes?: number | undefined
  lastRowId?: number | bigint | undefined
}

/** One transaction, or one part of a group: it answers queries until its work is over, and never after. */
export abstract class Unit {
  readonly hooks: (() => void)[] = []
  /** Sessions of the callers that were checked again in this unit. */
  readonly checked = new Set<string>()
  isOver = false
  /** The first statement that failed. Such a unit can only be given up, on both databases. */
  failure: Error | undefined
  private readonly slow: SlowLog | undefined
  private ownRunner: QueryRunner | undefined
  private ownManager: EntityManager | undefined

  constructor(
    protected readonly dataSource: DataSource,
    readonly isReadOnly: boolean,
    readonly contestId?: string,
  ) {
    this.slow = slowLogOf(dataSource)
  }

  /** Made only when an entity is touched; the path of a sale does without. */
  get runner(): QueryRunner {
    this.ownRunner ??= this.makeRunner()
    return this.ownRunner
  }

  get manager(): EntityManager {
    this.ownManager ??= this.dataSource.createEntityManager(this.runner)
    return this.ownManager
  }

  execute(sql: string, parameters: readonly unknown[], isPrepared?: boolean): Outcome | Promise<Outcome> {
    const run = () => this.send(sql, parameters, isPrepared)
    return this.slow ? timed(this.slow, sql, run) : run()
  }

  /** Sends a statement synchronously after the check that the unit is open, without an await between them. */
  protected abstract send(
    sql: string,
    parameters: readonly unknown[],
    isPrepared: boolean | undefined,
  ): Outcome | Promise<Outcome>

  end(): void {
    this.isOver = true
    if (this.ownRunner) Object.assign(this.ownRunner, { isReleased: true })
  }

  /** Resolves when every statement that was sent is answered; undefined if there is none to wait for. */
  settled(): Promise<void> | undefined {
    return undefined
  }

  protected abstract makeRunner(): QueryRunner

  protected mustBeOpen(): void {
    if (this.isOver) throw new Error('A query ran after its unit was over')
  }
}

/** Runs the work of a unit, gives it up after the limit, and closes the unit in every case. */
export async function runUnit<T>(unit: Unit, work: () => Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageFailed(`A unit took over ${limitMs} ms`)), limitMs)
  })
  try {
    const value = await Promise.race([work(), tooSlow])
    unit.end()
    // What the work has sent and not waited for belongs to it.
    const settled = unit.settled()
    if (settled) await Promise.race([settled, tooSlow])
    if (unit.failure) throw new Error('A unit hid that one of its statements failed', { cause: unit.failure })
    return value
  } finally {
    clearTimeout(timer)
    unit.end()
  }
}
