import { troubleOf } from '#server/platform/database/storage-trouble'
import type { StorageTrouble } from '#shared/platform/errors/errors'

/** Whether it was stored is unknown or it was not, for no fault of the caller; sending the same again is safe. */
export class StorageFailed extends Error {
  override name = 'StorageFailed'
  /** Why, where that is known and can be mended from outside. */
  readonly trouble: StorageTrouble | undefined

  constructor(message: string, options: ErrorOptions & { trouble?: StorageTrouble | undefined } = {}) {
    super(message, options)
    this.trouble = options.trouble ?? troubleOf(options.cause)
  }
}

const uniqueViolations = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'])

/** Tells, on both databases, that a row with the same unique value is already there. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && uniqueViolations.has(String(error.code))
}
