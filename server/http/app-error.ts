import type { ErrorCode, FieldError } from '#shared/errors'

/** A refusal that the caller can act on. Anything else that is thrown is a bug and becomes `internal`. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: { fields?: FieldError[]; retryAfterS?: number } = {},
  ) {
    super(code)
  }
}
