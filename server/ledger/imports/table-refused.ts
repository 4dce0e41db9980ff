import type { ErrorCode } from '#shared/platform/errors/errors'

/** A file that cannot be taken, by the name of the reason; thrown in the reading thread and told to the server's. */
export class TableRefused extends Error {
  constructor(readonly code: Extract<ErrorCode, `import_${string}`>) {
    super(code)
  }
}
