import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from '#server/ledger/imports/read-table'
import { UnreadableTableError } from '#server/ledger/imports/unreadable-table.error'
import { describeError } from '#server/platform/settings/log'

const ROWS_AT_ONCE = 500

try {
  const { rows, sheet } = await readTable(Buffer.from(workerData as Uint8Array))
  for (let n = 0; n < rows.length; n += ROWS_AT_ONCE) parentPort?.postMessage({ rows: rows.slice(n, n + ROWS_AT_ONCE) })
  parentPort?.postMessage({ done: true, sheet })
} catch (error) {
  parentPort?.postMessage(
    error instanceof UnreadableTableError ? { refused: error.code } : { failed: describeError(error) },
  )
}
