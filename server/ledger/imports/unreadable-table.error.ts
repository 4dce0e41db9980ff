import type { ErrorCode } from '#shared/platform/errors/errors'

/** Why a file cannot be read. */
export type TableRefusal = Extract<
  ErrorCode,
  'import_too_large' | 'import_too_many_rows' | 'import_unreadable' | 'import_old_xls' | 'import_empty'
>

/** A file that cannot be read as a table, with the refusal's code; thrown in the worker and rethrown in the server. */
export class UnreadableTableError extends Error {
  constructor(readonly code: TableRefusal) {
    super(code)
  }
}
