import type { DataSource } from 'typeorm'
import { answerGroup, type Job, nextOf, runJob } from '#server/platform/database/group'
import { type LentConnection, type PostgresConnections, refuse } from '#server/platform/database/postgres-connections'
import { isReusable, PostgresUnit, troubleAsFailure } from '#server/platform/database/postgres-unit'
import { StorageFailed } from '#server/platform/database/storage-failed'
import type { Limits } from '#server/platform/database/unit-of-work'

interface Watcher {
  log: (error: unknown) => void
  committed(units: number): void
  failed(failure: StorageFailed): void
}

/**
 * Units of one contest that wait together share one transaction, which holds the contest's row. The queue is before the
 * connection, so that a contest never takes more than one of them.
 */
export class PostgresGroups {
  private readonly waiting = new Map<string, Job[]>()

  constructor(
    private readonly dataSource: DataSource,
    private readonly connections: PostgresConnections,
    private readonly limits: Limits,
    private readonly watcher: Watcher,
  ) {}

  add(contestId: string, job: Job): void {
    const queue = this.waiting.get(contestId)
    if (queue) return void queue.push(job)
    this.waiting.set(contestId, [job])
    void this.drain(contestId)
  }

  private async drain(contestId: string): Promise<void> {
    const queue = this.waiting.get(contestId) ?? []
    while (queue.length > 0) await this.runGroup(contestId, queue)
    this.waiting.delete(contestId)
  }

  private async runGroup(contestId: string, queue: Job[]): Promise<void> {
    const group: Job[] = []
    let lent: LentConnection | undefined
    try {
      lent = await this.connections.lend()
      // One trip: the transaction and, as its first statement, the contest's row.
      const id = lent.client.escapeLiteral(contestId)
      await lent.client.query(`begin; select id from contest where id = ${id} for no key update`).catch(refuse)
      const until = performance.now() + this.limits.groupMs
      for (let job = queue.shift(); job; job = nextOf(queue, group, until, this.limits.group)) {
        group.push(job)
        await this.runInSavepoint(lent, job, group.length === 1)
      }
      await lent.commit()
    } catch (error) {
      // No unit of the group has started when it cannot begin.
      await this.giveUp(lent, group.length === 0 ? queue.splice(0) : group, error)
      return
    }
    lent.giveBack()
    this.watcher.committed(group.length)
    answerGroup(group, this.watcher.log)
  }

  /** A unit that fails rolls back alone. Throws where the whole group is in doubt. */
  private async runInSavepoint(lent: LentConnection, job: Job, isFirst: boolean): Promise<void> {
    const unit = new PostgresUnit(this.dataSource, lent.client, false, job.contestId)
    // Not waited for: it travels with the unit's first statement.
    lent.send(isFirst ? 'savepoint unit' : 'release savepoint unit; savepoint unit')
    try {
      await runJob(unit, job, this.limits.unitMs)
    } catch (error) {
      // A statement under way that took too long would hold up the whole group.
      const isStuck = error instanceof StorageFailed && unit.isBusy
      if (isStuck || (unit.failure && !isReusable(unit.failure))) throw error
      lent.send('rollback to savepoint unit')
      const refusal = troubleAsFailure(error)
      if (refusal instanceof StorageFailed) this.watcher.failed(refusal)
      job.answer = () => job.fail(refusal)
    }
    if (lent.failure !== undefined) throw lent.failure
  }

  private async giveUp(lent: LentConnection | undefined, group: Job[], error: unknown): Promise<void> {
    const failure =
      error instanceof StorageFailed
        ? error
        : new StorageFailed('Nothing was stored, or nobody knows', { cause: error })
    lent?.giveBack(failure)
    this.watcher.failed(failure)
    for (const job of group) job.fail(failure)
    if (lent) await this.connections.end(lent)
  }
}
