import type { z } from 'zod'
import type { ErrorBody } from '#shared/platform/errors/errors'
import { i18n } from '#web/i18n/index'

/** Found out by the browser: no answer came in time, or it could not be read. */
export type LocalErrorCode = 'offline' | 'unreadable'
type Refusal = z.infer<typeof ErrorBody>
export type ApiErrorCode = Refusal['code'] | LocalErrorCode

/** Thrown by every request that did not succeed; `message` is ready to be shown. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly fields: NonNullable<Refusal['fields']>
  readonly reference: string | undefined
  readonly retryAfterS: number | undefined
  /** The name that the refusal's sentence mentions. */
  readonly concerns: string | undefined
  /** The present value, where another user changed it first. */
  readonly changed: Refusal['changed']
  /** Why nothing could be stored, where the server knows. */
  readonly trouble: Refusal['cause']

  constructor(refusal: Omit<Refusal, 'code'> & { code: ApiErrorCode }) {
    super(refusal.message)
    this.name = 'ApiError'
    this.code = refusal.code
    this.fields = refusal.fields ?? []
    this.reference = refusal.reference
    this.retryAfterS = refusal.retryAfterS
    this.changed = refusal.changed
    this.trouble = refusal.cause
    this.concerns = refusal.name
  }

  /** Whether the request may have been carried out all the same, so that it may be sent again. */
  get isOutcomeUnknown(): boolean {
    return ['offline', 'unreadable', 'storage_failed', 'leaving', 'restoring', 'internal'].includes(this.code)
  }
}

/** An `ApiError` for what the browser itself found out. */
export function localError(code: LocalErrorCode): ApiError {
  return new ApiError({ code, message: i18n.global.t(`common.error.${code}`) })
}
