import type { Prospect } from '#server/field/lists/list.entity'
import { type WorkCalendar, workingDayAfter } from '#shared/contest/duty/contract'
import type { LineReason } from '#shared/field/lists/contract'
import { addDays, type Day } from '#shared/platform/time/time'

type Urgent = Pick<Prospect, 'id' | 'expiresOn' | 'value' | 'touchedAt' | 'heldSince' | 'lapsesOn' | 'nextOn'>

const MOST_FIRST = 3
const EXPIRES_WITHIN_DAYS = 14
const LAPSES_WITHIN_DAYS = 2

const NEVER = '9999-12-31'
const touchOf = ({ touchedAt }: Urgent): string => touchedAt?.toISOString() ?? ''

/** By expiry, then value, then the longest without a touch. */
export function byUrgency(a: Urgent, b: Urgent): number {
  const order = ({ expiresOn, value }: Urgent) => `${expiresOn ?? NEVER} ${value ?? 'E'}`
  return compare(order(a), order(b)) || compare(touchOf(a), touchOf(b)) || compare(a.id, b.id)
}

/** 今天先走这 3 户: the lines to go to first, each with the first reason that holds for it. A line for a later day waits for it. */
export function firstLines(
  lines: readonly Urgent[],
  calendar: WorkCalendar,
  today: Day,
): { lineId: string; reason: LineReason }[] {
  const soon = workingDayAfter(calendar, today, LAPSES_WITHIN_DAYS)
  const isLapsing = ({ lapsesOn }: Urgent) => lapsesOn !== null && lapsesOn <= soon
  const reasons: readonly [LineReason, (line: Urgent) => boolean][] = [
    ['next', ({ nextOn }) => nextOn !== null && nextOn <= today],
    ['lapses', isLapsing],
    ['expires', ({ expiresOn }) => expiresOn !== null && expiresOn <= addDays(today, EXPIRES_WITHIN_DAYS)],
    ['value', ({ value }) => value === 'A'],
    ['untouched', ({ touchedAt }) => touchedAt === null],
    ['longest', () => true],
  ]
  const rank = (line: Urgent) => reasons.findIndex(([, holds]) => holds(line))
  return lines
    .filter((line) => line.nextOn === null || line.nextOn <= today || isLapsing(line))
    .sort((a, b) => rank(a) - rank(b) || byUrgency(a, b))
    .slice(0, MOST_FIRST)
    .map((line) => ({ lineId: line.id, reason: reasons[rank(line)]?.[0] ?? 'longest' }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
