/** Hours that a name of a zone is ahead of UTC; a name that means several zones, as CST, is that of the contest. */
const AHEAD: Record<string, number> = {
  ...{ z: 0, utc: 0, gmt: 0, hkt: 8, sgt: 8, jst: 9, kst: 9, cet: 1, cest: 2, msk: 3 },
  ...{ est: -5, edt: -4, mst: -7, mdt: -6, pst: -8, pdt: -7 },
}
const MOST_AHEAD = 14
const TIME =
  /^[T\s,]*(\d{1,2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?\s*)?(?:(z|[a-z]{3,4})(?![a-z]))?\s*(?:([+-]\d{1,2})(?::?(\d{2}))?(?:\s[a-z]{3,4})?)?$/i

/** The moment of a day and what follows it, where that names a zone: T17:30Z, 17:30:00 +0000 UTC, 5:30 PM (UTC+08:00). */
export function momentInZone(day: string, rest: string): Date | undefined {
  const plain = rest
    .replace(/(?<=[+-]\d{2}:?\d{2})\s*[[(].*$/, '')
    .replace(/\s*[[(](?:Etc\/)?([^\])]*)[\])]$/, ' $1')
    .trimEnd()
  const [, hour = '', minute = '', half, name = '', hours, minutes = '0'] = TIME.exec(plain) ?? []
  const ahead = hours === undefined ? AHEAD[name.toLowerCase()] : Number(hours)
  if (hour === '' || ahead === undefined || Math.abs(ahead) > MOST_AHEAD) return undefined
  const hourOfDay = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  if (hourOfDay > 24 || Number(minute) > 59) return undefined
  const offset = ahead * 60 + (hours?.startsWith('-') ? -1 : 1) * Number(minutes)
  return new Date(Date.parse(`${day}T00:00:00Z`) + (hourOfDay * 60 + Number(minute) - offset) * 60_000)
}
