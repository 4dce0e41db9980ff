import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Inject, Injectable } from '@nestjs/common'
import type { ParserMessage, ParserTask } from '#server/ledger/imports/parser-messages'
import { Patience } from '#server/ledger/imports/patience'
import { AppError } from '#server/platform/http/app-error'
import type { ReadTable, TableRow } from '#shared/platform/spreadsheets/table'

/** Token of the path of the built `worker.ts`. */
export const IMPORT_WORKER = Symbol('import worker')

/** A file that needs more memory is refused; the server's own heap is not touched. */
const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 }
const MOST_AT_ONCE = 2
const MOST_WAITING = 20

interface Waiting {
  centerId: string
  begin: () => void
}

/**
 * Parses uploaded files, each in a worker thread with a heap of its own: two at once, one of a centre, so that a bad
 * file costs the other centres nothing. A thread that goes beyond its bounds is ended, and the next file has a new one.
 */
@Injectable()
export class TableParserWorker {
  private readonly busy = new Set<string>()
  private waiting: Waiting[] = []

  constructor(@Inject(IMPORT_WORKER) private readonly file: string) {}

  async read(centerId: string, bytes: Uint8Array, sheet?: string): Promise<ReadTable> {
    if (!existsSync(this.file)) throw new Error(`${this.file} is missing; build the server: npm run build`)
    await this.turn(centerId)
    try {
      return await readInThread(this.file, { bytes, sheet })
    } finally {
      this.busy.delete(centerId)
      this.next()
    }
  }

  private turn(centerId: string): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) throw new AppError('import_busy')
    return new Promise((begin) => {
      this.waiting.push({ centerId, begin })
      this.next()
    })
  }

  private next(): void {
    for (const each of this.waiting) {
      if (this.busy.size >= MOST_AT_ONCE) return
      if (this.busy.has(each.centerId)) continue
      this.busy.add(each.centerId)
      this.waiting = this.waiting.filter((other) => other !== each)
      each.begin()
    }
  }
}

async function readInThread(file: string, task: ParserTask): Promise<ReadTable> {
  const worker = new Worker(file, { workerData: task, resourceLimits: MEMORY })
  try {
    return await tableOf(worker)
  } finally {
    await worker.terminate()
  }
}

function tableOf(worker: Worker): Promise<ReadTable> {
  const rows: TableRow[] = []
  return new Promise<ReadTable>((resolve, reject) => {
    const tooMuch = () => reject(new AppError('import_too_large'))
    const patience = new Patience(tooMuch)
    worker.on('message', (message: ParserMessage) => {
      patience.renew('measured' in message ? message.measured : 0)
      if ('rows' in message) rows.push(...message.rows)
      else if ('refused' in message) reject(new AppError(message.refused))
      else if ('failed' in message) reject(new Error(message.failed))
      else if ('done' in message) resolve({ ...message.done, rows })
    })
    worker.once('error', (error: Error & { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error),
    )
    worker.once('exit', () => {
      patience.end()
      tooMuch()
    })
  })
}
