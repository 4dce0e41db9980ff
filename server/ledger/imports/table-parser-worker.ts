import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Inject, Injectable } from '@nestjs/common'
import type { ParsedTable } from '#server/ledger/imports/parsed-table'
import type { TableRefusal } from '#server/ledger/imports/unreadable-table.error'
import { AppError } from '#server/platform/http/app-error'

/** Token of the path of the built `worker.ts`. */
export const IMPORT_WORKER = Symbol('import worker')

type Message = { rows: string[][] } | { done: true; sheet?: string } | { refused: TableRefusal } | { failed: string }

const LIMIT_MS = 60_000
/** A file that needs more memory is refused; the server's own heap is not touched. */
const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 }

/** Parses uploaded files in a worker thread with a heap of its own, one at a time. */
@Injectable()
export class TableParserWorker {
  private worker: Worker | undefined

  constructor(@Inject(IMPORT_WORKER) private readonly file: string) {}

  async read(bytes: Buffer): Promise<ParsedTable> {
    if (this.worker) throw new AppError('import_busy')
    if (!existsSync(this.file)) throw new Error(`${this.file} is missing; build the server: npm run build`)
    const worker = new Worker(this.file, { workerData: bytes, resourceLimits: MEMORY })
    this.worker = worker
    const timer = setTimeout(() => void worker.terminate(), LIMIT_MS)
    try {
      return await rowsOf(worker)
    } finally {
      clearTimeout(timer)
      await worker.terminate()
      this.worker = undefined
    }
  }
}

function rowsOf(worker: Worker): Promise<ParsedTable> {
  const rows: string[][] = []
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('rows' in message) rows.push(...message.rows)
      else if ('refused' in message) reject(new AppError(message.refused))
      else if ('failed' in message) reject(new Error(message.failed))
      else resolve({ rows, ...(message.sheet === undefined ? {} : { sheet: message.sheet }) })
    })
    worker.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('import_too_large') : error),
    )
    worker.once('exit', () => reject(new AppError('import_too_large')))
  })
}
