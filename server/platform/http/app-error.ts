import type { ErrorBody, ErrorCode } from '#shared/platform/errors/errors'

/** A refusal that the caller can act on. Anything else that is thrown is a bug and becomes `internal`. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Pick<ErrorBody, 'fields' | 'retryAfterS' | 'changed' | 'name' | 'scope'> = {},
  ) {
    super(code)
  }
}
