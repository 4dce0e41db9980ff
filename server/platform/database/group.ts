import { AsyncLocalStorage } from 'node:async_hooks'
import { runUnit, type Unit } from '#server/platform/database/unit'

/** A unit that waits for its turn in a group, which is stored by one commit. */
export interface Job {
  contestId: string | undefined
  work: (unit: Unit) => Promise<unknown>
  fail: (error: unknown) => void
  resolve: (value: unknown) => void
  hooks: (() => void)[]
  /** Called only after the commit, for a refusal too: it may rest on what a neighbour of the group wrote. */
  answer?: () => void
}

/** A job for `work`, and the promise of its answer. It runs in its caller's context, for the request id in log lines. */
export function newJob<T>(
  current: AsyncLocalStorage<Unit>,
  work: () => Promise<T>,
  contestId: string | undefined,
): { job: Job; answered: Promise<T> } {
  const inCallersContext = AsyncLocalStorage.snapshot()
  let job!: Job
  const answered = new Promise<T>((resolve, fail) => {
    job = {
      contestId,
      work: (unit) => inCallersContext(() => current.run(unit, work)),
      resolve: resolve as (value: unknown) => void,
      fail,
      hooks: [],
    }
  })
  return { job, answered }
}

/** Runs a job and keeps its answer for the commit. */
export async function runJob(unit: Unit, job: Job, limitMs: number): Promise<void> {
  const value = await runUnit(unit, () => job.work(unit), limitMs)
  job.answer = () => job.resolve(value)
  job.hooks = unit.hooks
}

/** The next job of a group that has room and time for one. */
export const nextOf = <Waiting extends Job>(
  queue: Waiting[],
  group: readonly Job[],
  until: number,
  most: number,
): Waiting | undefined => (group.length < most && performance.now() < until ? queue.shift() : undefined)

/** Answers all jobs of a group that is stored, then runs their hooks in commit order. */
export function answerGroup(group: readonly Job[], log: (error: unknown) => void): void {
  for (const job of group) job.answer?.()
  for (const job of group) for (const hook of job.hooks) runHook(hook, log)
}

export function runHook(hook: () => void, log: (error: unknown) => void): void {
  try {
    hook()
  } catch (error) {
    log(error)
  }
}
