import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Inject, Injectable } from '@nestjs/common'
import type { Tasks } from '#server/platform/backups/tasks'
import type { StorageTrouble } from '#shared/platform/errors/errors'

/** Token of the path of the built `server/workers/backup-worker.ts`. */
export const WORKER_FILE = Symbol('worker file')

type Result<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>
type Answer<Name extends keyof Tasks> = { done: Result<Name> } | { failed: string; trouble: StorageTrouble | undefined }

/** A task that failed, with its storage trouble if that is known. */
export class TaskFailed extends Error {
  constructor(
    message: string,
    readonly trouble?: StorageTrouble,
  ) {
    super(message)
  }
}

/** Runs tasks that would block the event loop in a worker thread, one at a time. */
@Injectable()
export class BackupWorker {
  private worker: Worker | undefined

  constructor(@Inject(WORKER_FILE) private readonly file: string) {}

  get isBusy(): boolean {
    return this.worker !== undefined
  }

  async run<Name extends keyof Tasks>(name: Name, args: Parameters<Tasks[Name]>[0]): Promise<Result<Name>> {
    if (this.worker) throw new TaskFailed('Another task is under way')
    if (!existsSync(this.file)) throw new TaskFailed(`${this.file} is missing; build the server again: npm run build`)
    const worker = new Worker(this.file, { workerData: { name, args } })
    this.worker = worker
    try {
      return await new Promise<Result<Name>>((resolve, reject) => {
        worker.once('message', (answer: Answer<Name>) => {
          if ('done' in answer) resolve(answer.done)
          else reject(new TaskFailed(answer.failed, answer.trouble))
        })
        worker.once('error', reject)
        worker.once('exit', () => reject(new TaskFailed('The task was ended')))
      })
    } finally {
      await worker.terminate()
      this.worker = undefined
    }
  }

  /** Aborts the running task, at shutdown. */
  async stop(): Promise<void> {
    await this.worker?.terminate()
  }
}
