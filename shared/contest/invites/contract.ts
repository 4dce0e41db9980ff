import { z } from 'zod'
import { CONTEST_LIMITS } from '#shared/contest/contests/limits'
import { Login, Password, PersonName } from '#shared/platform/accounts/contract'
import { Instant } from '#shared/platform/time/time'

/** 128 random bits, base64url. */
export const InviteToken = z.string().regex(/^[\w-]{22}$/)

export const CreateInviteInput = z.strictObject({
  teamId: z.uuid(),
  validDays: z.int().min(1).max(90).default(7),
  maxUses: z.int().min(1).max(CONTEST_LIMITS.people).default(50),
})
export type CreateInviteInput = z.infer<typeof CreateInviteInput>

/** `url` is what the QR shows; the token travels in its fragment, which no server log sees. */
export const InviteView = z.object({
  id: z.uuid(),
  teamId: z.uuid(),
  url: z.string(),
  expiresAt: Instant,
  uses: z.int(),
  maxUses: z.int(),
  isOpen: z.boolean(),
})
export type InviteView = z.infer<typeof InviteView>

export const LookAtInviteInput = z.strictObject({ token: InviteToken })
export type LookAtInviteInput = z.infer<typeof LookAtInviteInput>

/** What an invite shows before one joins. */
export const InviteOffer = z.object({
  contestId: z.uuid(),
  contestName: z.string(),
  centerName: z.string(),
  /** Null where the server has one centre. */
  centerCode: z.string().nullable(),
  teamName: z.string(),
  teamColour: z.string(),
  teamCrest: z.string(),
  slogan: z.string(),
})
export type InviteOffer = z.infer<typeof InviteOffer>

/** `new` makes an account and signs it in; `me` joins with the account that is signed in. */
export const JoinByInviteInput = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('new'), token: InviteToken, name: PersonName, login: Login, password: Password }),
  z.strictObject({ as: z.literal('me'), token: InviteToken }),
])
export type JoinByInviteInput = z.infer<typeof JoinByInviteInput>

export const Joined = z.object({ contestId: z.uuid(), teamId: z.uuid(), participantId: z.uuid() })
export type Joined = z.infer<typeof Joined>
