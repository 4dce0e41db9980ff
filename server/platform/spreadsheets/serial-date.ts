/** The day whose serial number is 0 in Excel and WPS, on the calendar from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
const MINUTES = 1_440

/** The day that was asked for last, as lists are in order of days. */
let latest = { day: '', serial: 0 }

/** The serial number of `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`: days since the epoch, exact enough to keep the minute. */
export function serialOf(moment: string): number {
  const day = moment.slice(0, 10)
  if (day !== latest.day) latest = { day, serial: (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS }
  if (moment.length === 10) return latest.serial
  const minute = Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
  return latest.serial + Math.round((minute / MINUTES) * 1e10) / 1e10
}

/** The calendar day of a serial number, `YYYY-MM-DD`. */
export const dayOfSerial = (serial: number): string =>
  new Date(EPOCH + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
