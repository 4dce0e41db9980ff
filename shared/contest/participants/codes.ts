import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { Day } from '#shared/platform/time/time'

/** Whose a code is: the member's own, an agent's whose sales they answer for, one borrowed for a time, or another name. */
export const CodeKind = z.enum(['own', 'agent', 'borrowed', 'alias'])
export type CodeKind = z.infer<typeof CodeKind>

export const MOST_CODES = 50

/** From and up to these days, open where null. */
export const PersonCode = z
  .strictObject({ code: text(40), kind: CodeKind, from: Day.nullable(), to: Day.nullable() })
  .refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'] })
export type PersonCode = z.infer<typeof PersonCode>

export const PersonCodes = z.array(PersonCode)
export type PersonCodes = z.infer<typeof PersonCodes>

/** Replaces all codes of a participant. */
export const SetCodesInput = z.strictObject({ codes: PersonCodes.max(MOST_CODES) })
export type SetCodesInput = z.infer<typeof SetCodesInput>
