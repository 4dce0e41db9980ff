/** 张**: the family name alone. */
export const maskedName = (name: string | null): string | null => (name ? `${[...name][0]}**` : name)

/** 138****1234; of a number too short for that only its last two digits. */
export function maskedPhone(phone: string | null): string | null {
  if (!phone) return phone
  return phone.length >= 8 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`
}
