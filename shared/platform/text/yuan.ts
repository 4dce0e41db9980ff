/** How much money fits: 2⁵³−1 分, about 90 万亿元. */
export const MOST_FEN = Number.MAX_SAFE_INTEGER

/** An amount of 分 in 元, with two decimals and without its unit: 1,280.50. */
export function yuanText(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amountFen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}

/** As `yuanText`, without signs between thousands: what a spreadsheet and a form take as a number. */
export const plainYuan = (amountFen: number): string => yuanText(amountFen).replaceAll(',', '')

const WHOLE = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/

/**
 * The 分 of an amount as people write it: 1280.5, 1,280.50, ￥1280.5, 1280元. Read digit by digit, never by floating
 * point. Nothing for what is no amount, what has parts of a 分, and what can be read in two ways (1.2万, 1.280, 1.280,50).
 */
export function fenOf(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^(?:人民币|RMB|CNY|¥)/i, '')
    .replace(/(?:人民币|RMB|CNY|元整?)$/i, '')
  const [whole = '', fraction = '', ...more] = text.split('.')
  if (more.length > 0 || !WHOLE.test(whole) || !/^\d*$/.test(fraction) || text.endsWith('.')) return undefined
  const cents = centsOf(whole, fraction)
  if (cents === undefined) return undefined
  const amountFen = BigInt(whole.replaceAll(',', '')) * 100n + BigInt(cents)
  return amountFen > BigInt(MOST_FEN) ? undefined : Number(amountFen)
}

/** Two digits of a fraction; of a longer one only where its rest is noise of a spreadsheet's floating point. */
function centsOf(whole: string, fraction: string): number | undefined {
  const cents = Number(fraction.slice(0, 2).padEnd(2, '0'))
  const rest = fraction.slice(2)
  if (rest === '') return cents
  // 1.280 may be a thousand and more: a dot between thousands.
  if (fraction.length === 3 && whole.length <= 3) return undefined
  if (/^0+$/.test(rest) || /^0{6}/.test(rest)) return cents
  return /^9{6}/.test(rest) ? cents + 1 : undefined
}
