import type { z } from 'zod'
import type { ErrorBody } from '#shared/platform/errors/errors'
import type { Retry } from '#shared/platform/errors/refusal'
import { REFUSAL_RULES } from '#shared/platform/errors/refusal-rules'
import { i18n } from '#web/i18n/index'

/** Failures that only the browser sees: no answer in time, or one that cannot be parsed. */
const LOCAL_FAILURES = { offline: { retry: 'later' }, unreadable: { retry: 'same' } } satisfies Record<
  string,
  { retry: Retry }
>
export type LocalErrorCode = keyof typeof LOCAL_FAILURES
type Refusal = z.infer<typeof ErrorBody>
export type ApiErrorCode = Refusal['code'] | LocalErrorCode

const isLocal = (code: ApiErrorCode): code is LocalErrorCode => code in LOCAL_FAILURES

/** Every failed request throws one of these; `message` is ready to be shown. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly fields: NonNullable<Refusal['fields']>
  /** What the guide, and the server's log, know the refusal by. */
  readonly reference: { code: ApiErrorCode; number: string | undefined }
  readonly retryAfterS: number | undefined
  /** The person whom the sentence names, if any. */
  readonly concerns: string | undefined
  /** The present value, if another person changed it first. */
  readonly changed: Refusal['changed']
  /** Why nothing could be stored, if the server knows. */
  readonly trouble: Refusal['cause']

  constructor(refusal: Omit<Refusal, 'code'> & { code: ApiErrorCode }) {
    super(refusal.message)
    this.name = 'ApiError'
    this.code = refusal.code
    this.fields = refusal.fields ?? []
    this.reference = { code: refusal.code, number: refusal.reference }
    this.retryAfterS = refusal.retryAfterS
    this.changed = refusal.changed
    this.trouble = refusal.cause
    this.concerns = refusal.name
  }

  /** Whether the same request may succeed when it is sent again. */
  get retry(): Retry {
    return isLocal(this.code) ? LOCAL_FAILURES[this.code].retry : REFUSAL_RULES[this.code].retry
  }

  /** The request may have been executed or not, so the same one may be sent again. */
  get isOutcomeUnknown(): boolean {
    return isLocal(this.code) || REFUSAL_RULES[this.code].status >= 500
  }
}

/** An `ApiError` for a failure that only the browser sees. */
export function localError(code: LocalErrorCode): ApiError {
  return new ApiError({ code, message: i18n.global.t(`common.error.${code}`) })
}
