import { currentLanguage } from '#web/i18n/index'

const UNITS = ['KB', 'MB', 'GB', 'TB']

/** A size with one digit after the point where it is below ten. */
export function byteText(bytes: number): string {
  let size = bytes / 1024
  let unit = 0
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1024
    unit++
  }
  const digits = size < 10 ? 1 : 0
  return `${new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: digits }).format(size)} ${UNITS[unit]}`
}
