import { z } from 'zod'
import { oneMiddleDot } from '#shared/platform/accounts/person-name'
import { text, verbatim } from '#shared/platform/text/text'
import { Instant, TimeZone } from '#shared/platform/time/time'

/** `clerk` is 内勤: keeps the ledger for everyone, and sees no private support. */
export const Role = z.enum(['director', 'clerk', 'member'])
export type Role = z.infer<typeof Role>

export const PersonName = text(40, { plain: (typed) => oneMiddleDot(typed.trim()) })
/** A login as it is stored and compared: plain characters, lower case, no blanks, a mobile number without +86 and hyphens. */
export function plainLogin(typed: string): string {
  // Numbers copied from a phone's address book carry invisible marks around them.
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase()
  return /^(?:(?:\+|00)?86)?(1\d{10})$/.exec(plain.replaceAll('-', ''))?.[1] ?? plain
}

/** What one types to sign in: a mobile number, a staff number or a short name, once in each centre. */
export const Login = text(40, { min: 2, plain: plainLogin }).regex(/^[\p{L}\p{N}._@+-]+$/u)
export const Password = text(128, { min: 8, plain: verbatim })
/** A password to compare with a stored one. */
const TypedPassword = text(128, { plain: verbatim })

/** What tells a centre from the others of the same server, as `/c/<code>`; in lower case and no secret. */
export const CenterCode = z
  .string()
  .overwrite((typed) =>
    typed
      .normalize('NFKC')
      .replace(/[\s\p{Cf}]/gu, '')
      .toLowerCase(),
  )
  .regex(/^[a-z0-9][a-z0-9-]{1,15}$/)

/** The first start: makes the centre and its first director, once. */
export const SetupInput = z.strictObject({
  centerName: text(60),
  timezone: TimeZone,
  name: PersonName,
  login: Login,
  password: Password,
  /** Drawn at random if it is left out. */
  centerCode: CenterCode.optional(),
  /** What the server's console prints, needed where other machines reach the server. */
  setupCode: text(40, { min: 0 }).optional(),
})
export type SetupInput = z.infer<typeof SetupInput>

/** `needsCenterCode` where several centres share the server, `needsSetupCode` where other machines reach it before the setup. */
export const SetupStatus = z.object({
  isDone: z.boolean(),
  needsCenterCode: z.boolean().optional(),
  needsSetupCode: z.boolean().optional(),
  /** The address to open, where the page was opened by one that the server does not know. */
  openInstead: z.string().optional(),
})
export type SetupStatus = z.infer<typeof SetupStatus>

/** `center` is its code, needed where several centres share the server. */
export const SignInInput = z.strictObject({ login: Login, password: TypedPassword, center: CenterCode.optional() })
export type SignInInput = z.infer<typeof SignInInput>

export const AccountView = z.object({
  id: z.uuid(),
  role: Role,
  name: z.string(),
  login: z.string(),
  isDisabled: z.boolean(),
  createdAt: Instant,
})
export type AccountView = z.infer<typeof AccountView>

/** Who is signed in, and where. */
export const SignedIn = z.object({
  account: AccountView,
  /** `code` is null where the server has one centre. */
  center: z.object({ id: z.uuid(), name: z.string(), timezone: z.string(), code: z.string().nullable().default(null) }),
})
export type SignedIn = z.infer<typeof SignedIn>

/** One signed-in device. */
export const SessionView = z.object({
  id: z.uuid(),
  userAgent: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant,
  isCurrent: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

export const ChangePasswordInput = z.strictObject({ current: TypedPassword, next: Password })
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>

export const CreateAccountInput = z.strictObject({ role: Role, name: PersonName, login: Login, password: Password })
export type CreateAccountInput = z.infer<typeof CreateAccountInput>

/** `url` is shown as a QR, returned once; its fragment holds the token, so that no server log sees it. */
export const NewReset = z.object({ url: z.string(), expiresAt: Instant })
export type NewReset = z.infer<typeof NewReset>

/** 256 random bits, base64url. */
export const ResetToken = z.string().regex(/^[\w-]{43}$/)

export const LookAtResetInput = z.strictObject({ token: ResetToken })
export type LookAtResetInput = z.infer<typeof LookAtResetInput>

/** The account whose password a reset link sets. */
export const ResetOffer = z.object({ name: z.string(), login: z.string(), centerName: z.string() })
export type ResetOffer = z.infer<typeof ResetOffer>

export const ResetPasswordInput = z.strictObject({ token: ResetToken, password: Password })
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>

export const AmendAccountInput = z.strictObject({
  name: PersonName.optional(),
  login: Login.optional(),
  role: Role.optional(),
  isDisabled: z.boolean().optional(),
})
export type AmendAccountInput = z.infer<typeof AmendAccountInput>
