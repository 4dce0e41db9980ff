import { z } from 'zod'
import { ApiScope } from '#shared/platform/auth/contract'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

export const ApiTokenName = text(20)

/** `expiresOn` is the last valid day in the contest's time zone; without it the token never expires. */
export const CreateApiTokenInput = z.strictObject({
  name: ApiTokenName,
  scopes: z.array(ApiScope).min(1).max(2),
  expiresOn: Day.optional(),
})
export type CreateApiTokenInput = z.infer<typeof CreateApiTokenInput>

export const ApiTokenState = z.enum(['valid', 'expired', 'revoked'])
export type ApiTokenState = z.infer<typeof ApiTokenState>

/** A token of a contest, without its secret. */
export const ApiTokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(ApiScope),
  createdBy: z.string(),
  createdAt: Instant,
  expiresOn: Day.nullable(),
  /** To the minute. */
  lastUsedAt: Instant.nullable(),
  state: ApiTokenState,
})
export type ApiTokenView = z.infer<typeof ApiTokenView>

/** Returned once, on creation: only a hash of `secret` is stored. */
export const NewApiToken = z.object({ token: ApiTokenView, secret: z.string() })
export type NewApiToken = z.infer<typeof NewApiToken>
