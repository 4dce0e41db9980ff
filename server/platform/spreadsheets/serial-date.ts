/** The day whose serial number is 0 in Excel and WPS, on the calendar from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** The serial number of `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`: days since the epoch, exact enough to keep the minute. */
export function serialOf(moment: string): number {
  const [day = '', time = '00:00'] = moment.split(' ')
  return Number(((Date.parse(`${day}T${time}:00Z`) - EPOCH) / DAY_MS).toFixed(10))
}

/** The calendar day of a serial number, `YYYY-MM-DD`. */
export const dayOfSerial = (serial: number): string =>
  new Date(EPOCH + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
