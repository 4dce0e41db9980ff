import { z } from 'zod'

/** 张**: the first character, and nothing of how long the name is. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}**`

/** The digits that are dialled, however the number was typed. */
export const digitsOf = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')

/** The phone numbers that a text holds, as `digitsOf` gives them: with blanks, dashes and words around them. */
export function numbersIn(text: string): string[] {
  const plain = text.normalize('NFKC')
  const joined = plain.replace(/(?<=\d)[\s()-]+(?=\d)/g, '')
  return [...new Set([plain, joined].flatMap((each) => each.match(/\d{5,}/g) ?? []).map(digitsOf))]
}

/** 138****1234; of a short number only the last two digits. */
export function maskPhone(phone: string): string {
  const digits = digitsOf(phone)
  if (digits.length >= 10) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length >= 5 ? `****${digits.slice(-2)}` : '****'
}

/** A buyer unmasked: for the member whose sale it is, and per deal for directors and clerks. */
export const CustomerView = z.object({ name: z.string().nullable(), phone: z.string().nullable() })
export type CustomerView = z.infer<typeof CustomerView>

/** The masked form for all other readers. */
export const maskCustomer = ({ name, phone }: CustomerView): CustomerView => ({
  name: name === null ? null : maskName(name),
  phone: phone === null ? null : maskPhone(phone),
})

/** A phone number as typed: spaces, dashes and +86 are allowed. */
export const CustomerPhone = z
  .string()
  .trim()
  .max(24)
  .refine((phone) => /^[\d\s()+-]+$/.test(phone) && digitsOf(phone).length >= 5)
export const FindCustomerInput = z.strictObject({ phone: CustomerPhone })
export type FindCustomerInput = z.infer<typeof FindCustomerInput>

/** How many deals of the centre hold that customer, or held them. */
export const CustomerCount = z.object({ deals: z.int() })
export type CustomerCount = z.infer<typeof CustomerCount>

/** How many days customers' names and phones are kept after their deal was recorded; `null` keeps them. */
export const RetentionInput = z.strictObject({ days: z.int().min(1).max(3650).nullable() })
export type RetentionInput = z.infer<typeof RetentionInput>

/** How many deals of the centre hold a customer now, and since when the oldest does. */
export const RetentionView = z.object({
  days: z.int().nullable(),
  held: z.int(),
  oldestAt: z.iso.datetime().nullable(),
  /** The server’s clock is far past the newest record, and nothing is erased until a director confirms it. */
  isClockDoubted: z.boolean(),
})
export type RetentionView = z.infer<typeof RetentionView>
