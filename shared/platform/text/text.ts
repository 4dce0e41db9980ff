import { z } from 'zod'

/** NUL, which PostgreSQL cannot store, and halves of a surrogate pair, which UTF-8 cannot express. */
const UNSTORABLE = /[\0\p{Surrogate}]/u
/** Only control characters, zero-width and direction-changing ones, and fillers that fonts draw as nothing. */
const INVISIBLE = /^(?=.*\S)[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+$/su

const isStorable = (text: string): boolean => !UNSTORABLE.test(text)
const isReadable = (text: string): boolean => isStorable(text) && !INVISIBLE.test(text)

const trimmed = (typed: string): string => typed.trim()
/** For what has to stay as it was typed, blanks at the ends included. */
export const verbatim = (typed: string): string => typed

interface TextRules {
  /** 0 where nothing needs to be written. */
  min?: number
  /** Brings what was typed into the form that is stored; it is trimmed by default. */
  plain?: (typed: string) => string
  /** Whether it repeats what a file says, visible or not. */
  isOfFile?: boolean
}

/** Free text of at most `max` UTF-16 units. Every contract with free text is made of it, so that none takes NUL. */
export function text(max: number, { min = 1, plain = trimmed, isOfFile = false }: TextRules = {}): z.ZodString {
  const anyLength = z.string().overwrite(plain)
  const long = min > 0 ? anyLength.min(min) : anyLength
  return long.max(max).refine(isOfFile ? isStorable : isReadable, { error: 'unreadable_text' })
}
