import { parentPort, workerData } from 'node:worker_threads'
import { namedColumns } from '#server/ledger/imports/file-shape'
import { type ParserMessage, type ParserTask, TABLE_REFUSALS } from '#server/ledger/imports/parser-messages'
import { describeError } from '#server/platform/settings/log'
import { IMPORT_LIMITS } from '#shared/ledger/imports/contract'
import { readTable } from '#shared/platform/spreadsheets/read-table'
import { TableError } from '#shared/platform/spreadsheets/table'

const ROWS_AT_ONCE = 500

const tell = (message: ParserMessage) => parentPort?.postMessage(message)

try {
  const { bytes, sheet } = workerData as ParserTask
  const { rows, ...table } = await readTable(bytes, {
    limits: IMPORT_LIMITS,
    named: namedColumns,
    ...(sheet === undefined ? {} : { sheet }),
    onMeasured: (inflated) => tell({ measured: inflated }),
  })
  for (let n = 0; n < rows.length; n += ROWS_AT_ONCE) tell({ rows: rows.slice(n, n + ROWS_AT_ONCE) })
  tell({ done: table })
} catch (error) {
  tell(error instanceof TableError ? { refused: TABLE_REFUSALS[error.trouble] } : { failed: describeError(error) })
}
