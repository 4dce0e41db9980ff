import type { ErrorCode } from '#shared/platform/errors/errors'

/** A file that cannot be read as a table, with the refusal's code; thrown in the worker and rethrown in the server. */
export class UnreadableTableError extends Error {
  constructor(readonly code: Extract<ErrorCode, `import_${string}`>) {
    super(code)
  }
}
