/** Excel keeps 15 digits of a number; of a longer one the last are zeros that are in no source. */
const MOST_EXACT = 1e15

/** A cell of a workbook as the text that a person would have typed. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return momentText(cell)
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return String(cell)
}

function momentText(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return ''
  // A serial number keeps about a millisecond, so 08:59:59.999 is nine o'clock.
  const text = new Date(Math.round(moment.getTime() / 1000) * 1000).toISOString()
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}

/** An integer that the workbook has rounded is written as such, 2.02611E+17, so that no digit is made up. */
function numberText(value: number): string {
  if (!Number.isInteger(value)) return String(value)
  const isRounded = !Number.isSafeInteger(value) || (Math.abs(value) >= MOST_EXACT && value % 10 === 0)
  return isRounded ? value.toExponential().replace('e', 'E') : String(value)
}

/** Strips what keeps programs from changing a text: a tab behind it, a quote before it, ="…" or '…' around it. */
export const plainCell = (cell: string): string =>
  cell
    .replace(/[\0\p{Surrogate}]/gu, '\uFFFD')
    .trim()
    .replace(/^'(.*)'$/s, '$1')
    .replace(/^'(?=[=+\-@\t\r\d])/, '')
    .replace(/^="(.*)"$/, '$1')
    .trim()

const ROUNDED = /^([+-]?\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i

/** A number in scientific notation; its digits where all of them are there, as Java writes 1.3812341234E10. */
export function fromScientific(text: string): { digits: string; isWhole: boolean } | undefined {
  const [, first, rest = '', power] = ROUNDED.exec(text) ?? []
  if (first === undefined) return undefined
  const places = Number(power)
  if (rest.length > places) return undefined
  return { digits: (first + rest).padEnd(places + 1, '0'), isWhole: places > 0 && rest.length === places }
}
