import type { ErrorCode } from '#shared/platform/errors/errors'

/** Why a file cannot be read. */
export type TableRefusal = Extract<
  ErrorCode,
  'import_too_large' | 'import_too_many_rows' | 'import_unreadable' | 'import_old_xls' | 'import_empty'
>

/** A file that cannot be read; thrown in the reading thread, which posts the code to the server's thread. */
export class TableRefused extends Error {
  constructor(readonly code: TableRefusal) {
    super(code)
  }
}
