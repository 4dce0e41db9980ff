import { AsyncLocalStorage } from 'node:async_hooks'
import type { EntityManager } from 'typeorm'
import { SqlList, SqlTexts } from '#server/platform/database/sql-text'
import type { Unit } from '#server/platform/database/unit'
import type { StorageTrouble } from '#shared/platform/errors/errors'

export { SqlList } from '#server/platform/database/sql-text'
export { isUniqueViolation, StorageFailed } from '#server/platform/database/storage-failed'

/**
 * How long a unit and a group may take, how many units share a commit, how many reads run at once on SQLite, and how
 * long a unit waits there while another process holds the lock: `briefMs` if it may be left out.
 */
export const LIMITS = { group: 64, groupMs: 20, unitMs: 2_000, readers: 3, lockedMs: 5_000, briefMs: 100 }
export type Limits = typeof LIMITS

/** The parties a unit may write for, declared by declaration merging where they are known. */
// biome-ignore lint/suspicious/noEmptyInterface: `platform/auth` adds its callers.
export interface Writers {}
export type Writer = Writers[keyof Writers]

/** Why callers may not write, by their sessions. */
export type Refusals = ReadonlyMap<string, Error>
type CheckCallers = (callers: readonly Writer[]) => Promise<Refusals>

/** The only door to the database: every query runs inside a unit that reads or writes. */
export abstract class UnitOfWork {
  abstract readonly isPostgres: boolean
  /** Commits done, and units that were answered by them. */
  readonly stats = { groups: 0, units: 0, failures: 0 }
  /** Called for every commit, with the units it answered, and for every failed one. */
  watcher: { committed(units: number): void; failed(cause: StorageTrouble | undefined): void } | undefined
  /** Why nothing can be stored at present, and since when; gone with the first commit that gets through. */
  trouble: { cause: StorageTrouble; since: Date } | undefined
  protected readonly current = new AsyncLocalStorage<Unit>()
  protected abstract readonly texts: SqlTexts
  private closed: Promise<void> | undefined
  private check: CheckCallers | undefined

  /** For repositories. Throws outside a unit and after it, so that a forgotten `await` fails loudly. */
  get manager(): EntityManager {
    return this.unit.manager
  }

  /**
   * A unit that touches no contest's ledger: accounts, sessions, a new contest. Checks the caller again before the work,
   * as the account may have been disabled or demoted while the request was queued. Joins the unit it is called in.
   */
  writeAs<T>(caller: Writer, work: () => Promise<T>): Promise<T> {
    return this.writeAsSystem(() => this.checked(caller, work))
  }

  /** As `writeAs`, holding the contest: two units of one contest never overlap, on whichever server they run. */
  writeContestAs<T>(caller: Writer, contestId: string, work: () => Promise<T>): Promise<T> {
    return this.writeContestAsSystem(contestId, () => this.checked(caller, work))
  }

  /** As `writeAs`, for what no caller asks for, and for those who prove themselves in the unit: by password or link. */
  writeAsSystem<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.outer
    if (!outer) return this.startWrite(work)
    return outer.isReadOnly ? Promise.reject(new Error('A write inside read()')) : work()
  }

  /** As `writeContestAs`, for what no caller asks for. */
  writeContestAsSystem<T>(contestId: string, work: () => Promise<T>): Promise<T> {
    const outer = this.outer
    if (!outer) return this.startWrite(work, contestId)
    if (outer.isReadOnly) return Promise.reject(new Error('A write of a contest inside read()'))
    if (outer.contestId === undefined) return Promise.reject(new Error('A write of a contest inside write()'))
    if (outer.contestId !== contestId) return Promise.reject(new Error('Two contests in one unit'))
    return work()
  }

  /** As `writeAsSystem`, for what may be left out: it does not wait for another process that holds the lock. */
  writeAsSystemIfFree<T>(work: () => Promise<T>): Promise<T> {
    return this.outer ? this.writeAsSystem(work) : this.startWrite(work, undefined, true)
  }

  /** How `writeAs` checks callers again, and finds those who may no longer write. */
  recheckWith(check: CheckCallers): void {
    this.check = check
  }

  /** Checks the caller once more inside a unit, after it has waited for a lock; throws where it may no longer write. */
  async recheck(caller: Writer): Promise<void> {
    const refusal = (await this.recheckAll([caller])).get(caller.sessionId)
    if (refusal) throw refusal
  }

  /** As `recheck`, for many who write together; those who may not are returned, and may not be written for. */
  async recheckAll(callers: readonly Writer[]): Promise<Refusals> {
    if (!this.check) throw new Error('A write for a caller needs recheckWith() first')
    const { unit } = this
    const refusals = await this.check(callers)
    for (const { sessionId } of callers) if (!refusals.has(sessionId)) unit.checked.add(sessionId)
    return refusals
  }

  /** Throws where the unit under way writes without having checked this caller: it was not opened by `writeAs`. */
  assertChecked(caller: Writer): void {
    const { isReadOnly, checked } = this.unit
    if (!isReadOnly && !checked.has(caller.sessionId)) throw new Error('A write for a caller without writeAs()')
  }

  /** Sees one state of the database from its first query to its last; inside a write it sees what that wrote. */
  read<T>(work: () => Promise<T>): Promise<T> {
    return this.outer ? work() : this.startRead(work)
  }

  /** Whether the unit under way only reads, so that all it sees is committed. */
  get isReading(): boolean {
    return this.unit.isReadOnly
  }

  /** Identifies the unit under way, which has to hold the contest: the key of what is remembered for its duration. */
  scopeOf(contestId: string): object {
    const { unit } = this
    if (unit.contestId !== contestId) throw new Error('The unit does not hold the contest')
    return unit
  }

  /** Runs synchronously, in commit order, after the commit. It must only note that there is something to send. */
  afterCommit(hook: () => void): void {
    this.unit.hooks.push(hook)
  }

  /** The rows of one statement, past TypeORM. Instants are ISO text here, and booleans are 0 or 1 on SQLite. */
  async sql<T = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]> {
    const unit = this.unit
    const { text, parameters } = this.texts.render(strings, values)
    const outcome = unit.execute(text, parameters, true)
    return (outcome instanceof Promise ? await outcome : outcome).rows as T[]
  }

  /** For `insert … values ${uow.values(rows)}`. */
  values(rows: readonly (readonly unknown[])[]): SqlList {
    return new SqlList(rows, true)
  }

  /** For `where id in (${uow.list(ids)})`; the list must not be empty. */
  list(items: readonly unknown[]): SqlList {
    return new SqlList([items], false)
  }

  /** Waits for what is under way; nothing runs afterwards. */
  close(): Promise<void> {
    this.closed ??= this.finish()
    return this.closed
  }

  /** Stores something that changes nothing, as proof that what is recorded now would be kept. */
  proveWritable(): Promise<void> {
    return this.writeAsSystemIfFree(async () => {
      // SQLite writes a page for this, and none for a row that stays as it is.
      if (this.isPostgres) await this.sql`update setup set "at" = "at"`
      else await this.sql`pragma user_version = 0`
    })
  }

  private async checked<T>(caller: Writer, work: () => Promise<T>): Promise<T> {
    if (!this.unit.checked.has(caller.sessionId)) await this.recheck(caller)
    return work()
  }

  protected noteCommit(units: number): void {
    this.stats.groups++
    this.stats.units += units
    this.watcher?.committed(units)
  }

  protected noteFailure(cause: StorageTrouble | undefined): void {
    this.stats.failures++
    this.watcher?.failed(cause)
    if (cause) this.noteTrouble(cause)
  }

  private noteTrouble(cause: StorageTrouble): void {
    if (this.trouble?.cause !== cause) this.trouble = { cause, since: new Date() }
  }

  protected abstract finish(): Promise<void>
  protected abstract startWrite<T>(work: () => Promise<T>, contestId?: string, isBrief?: boolean): Promise<T>
  protected abstract startRead<T>(work: () => Promise<T>): Promise<T>

  protected get unit(): Unit {
    const unit = this.outer
    if (!unit) throw new Error('A query ran outside read() or write()')
    return unit
  }

  private get outer(): Unit | undefined {
    const unit = this.current.getStore()
    return unit?.isOver ? undefined : unit
  }
}
