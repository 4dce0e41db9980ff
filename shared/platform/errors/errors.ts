import { z } from 'zod'
import { ApiScope } from '#shared/platform/auth/contract'
import { REFUSAL_RULES } from './refusal-rules'

/** Why the server cannot store anything while it can still read; it recovers by itself once the cause is removed. */
export const StorageTrouble = z.enum(['disk_full', 'read_only', 'unreachable', 'locked'])
export type StorageTrouble = z.infer<typeof StorageTrouble>

/** The closed list of refusals. */
export const ErrorCode = z.enum(Object.keys(REFUSAL_RULES) as [keyof typeof REFUSAL_RULES])
export type ErrorCode = keyof typeof REFUSAL_RULES

/** One field that was refused; `code` if the closed list has one for it. */
export const FieldError = z.object({ path: z.string(), message: z.string(), code: ErrorCode.optional() })
export type FieldError = z.infer<typeof FieldError>

/** The one body of all refusals. `reference` finds the log line of an unexpected failure. */
export const ErrorBody = z.object({
  code: ErrorCode,
  message: z.string(),
  fields: z.array(FieldError).optional(),
  retryAfterS: z.int().optional(),
  /** With `login_taken_by`: the owner of the login; with `other_address` and `wrong_origin`: the address to open. */
  name: z.string().optional(),
  /** With `field_changed`: the present value and its author. */
  changed: z.object({ by: z.string(), value: z.string(), revision: z.int() }).optional(),
  /** With `storage_failed`, if it is known. */
  cause: StorageTrouble.optional(),
  /** With `forbidden`, for a token: the scope that it lacks; `none` if no token may call this. */
  scope: z.enum([...ApiScope.options, 'none']).optional(),
  reference: z.string().optional(),
})
export type ErrorBody = z.infer<typeof ErrorBody>
