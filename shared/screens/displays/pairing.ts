import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { Instant } from '#shared/platform/time/time'
import { DisplaySession, DisplayToken } from './contract'

/** Without letters and digits that look alike or sound alike across a room. */
export const PAIRING_LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679'
export const PAIRING_LENGTH = 6

/** As it is compared: what a person types between the letters is left out. */
export const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

export const PairingCode = text(20)
  .transform(plainCode)
  .refine((code) => code.length === PAIRING_LENGTH)

/** Shown by a TV until `expiresAt`; the secret stays in the TV. */
export const NewPairing = z.object({ code: z.string(), secret: DisplayToken, expiresAt: Instant })
export type NewPairing = z.infer<typeof NewPairing>

export const ClaimPairingInput = z.strictObject({ secret: DisplayToken })
export type ClaimPairingInput = z.infer<typeof ClaimPairingInput>

/** What became of a code: a director has typed it (the answer signs the TV in), not yet, or it is too old. */
export const ClaimedPairing = z.discriminatedUnion('status', [
  z.object({ status: z.literal('waiting') }),
  z.object({ status: z.literal('expired') }),
  z.object({ status: z.literal('paired'), session: DisplaySession }),
])
export type ClaimedPairing = z.infer<typeof ClaimedPairing>

const Name = text(40)

/** A new TV of that name, or one that is in the list already and has lost its pairing. */
export const PairDisplayInput = z.union([
  z.strictObject({ code: PairingCode, name: Name }),
  z.strictObject({ code: PairingCode, displayId: z.uuid() }),
])
export type PairDisplayInput = z.infer<typeof PairDisplayInput>

/** The screen that asks becomes the TV. */
export const OpenHereInput = z.strictObject({ name: Name })
export type OpenHereInput = z.infer<typeof OpenHereInput>

export const RenameDisplayInput = z.strictObject({ name: Name })
export type RenameDisplayInput = z.infer<typeof RenameDisplayInput>
