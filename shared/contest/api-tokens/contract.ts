import { z } from 'zod'
import { Day, Instant } from '#shared/platform/time/time'

/** What another system may do: log sales, or read the contest's figures. */
export const ApiScope = z.enum(['record', 'read'])
export type ApiScope = z.infer<typeof ApiScope>

export const ApiTokenName = z.string().trim().min(1).max(20)

/** `expiresOn` is the last day, in the contest's time zone, that the token is good for; never where it is left out. */
export const CreateApiTokenInput = z.strictObject({
  name: ApiTokenName,
  scopes: z.array(ApiScope).min(1).max(2),
  expiresOn: Day.optional(),
})
export type CreateApiTokenInput = z.infer<typeof CreateApiTokenInput>

export const ApiTokenState = z.enum(['valid', 'expired', 'revoked'])
export type ApiTokenState = z.infer<typeof ApiTokenState>

/** A token of a contest, without what proves it. */
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

/** Told once: only a hash of `secret` is kept. */
export const NewApiToken = z.object({ token: ApiTokenView, secret: z.string() })
export type NewApiToken = z.infer<typeof NewApiToken>
