import { Day } from '#shared/platform/time/time'

/** 20260401; 2026-4-1, 2026/4/1, 2026.4.1, 2026年4月1日; the same without a year. */
const WHOLE = /^(\d{4})(\d{2})(\d{2})$/
const PARTS = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/

/** The day that a typed text names; one without a year is in `year`. Nothing where no calendar has it, or no year is known. */
export function dayIn(text: string, year = ''): Day | undefined {
  const typed = text.normalize('NFKC').replace(/\s/g, '')
  const [, inYear, month = '', day = ''] = WHOLE.exec(typed) ?? PARTS.exec(typed) ?? []
  const named = Day.safeParse(`${inYear ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return named.success ? named.data : undefined
}
