import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { AppError } from '#server/platform/http/app-error'
import { mondayOf } from '#shared/contest/contests/span'
import { addDays } from '#shared/platform/time/time'
import type { ReportBrief, ReportKind } from '#shared/ritual/battle-reports/brief'
import type { ReportFigures, ReportWords } from '#shared/ritual/battle-reports/contract'

/** Days from `from` to `to`, both included. */
export interface Period {
  from: string
  to: string
  /** Whether it is a week, for which 流动红旗 is awarded. */
  isWeek?: boolean
}

/** What is stored of the words; `short` from the moment of publishing. */
export type StoredWords = ReportWords & { short?: ReportBrief['text'] }

export const NO_WORDS: StoredWords = { headline: '', praise: '', tomorrow: '', revision: 0, changedBy: null }

/** The period a report of that kind covers: within the contest, and never beyond today. */
export function periodOf(
  kind: ReportKind,
  day: string,
  { startsOn, endsOn }: Pick<LoadedContest, 'startsOn' | 'endsOn'>,
  today: string,
): Period {
  if (day > today) throw new AppError('business_date_in_future')
  if (day < startsOn || (day > endsOn && kind !== 'final')) throw new AppError('business_date_outside_contest')
  const { from, to } = span(kind, day, startsOn, endsOn)
  return { from: latest(from, startsOn), to: earliest(earliest(to, endsOn), today), isWeek: kind === 'weekly' }
}

function span(kind: ReportKind, day: string, startsOn: string, endsOn: string): Period {
  switch (kind) {
    case 'lists':
    case 'weekly': {
      const monday = mondayOf(day)
      return { from: monday, to: addDays(monday, 6) }
    }
    case 'monthly': {
      const first = `${day.slice(0, 7)}-01`
      return { from: first, to: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) }
    }
    case 'final':
      return { from: startsOn, to: endsOn }
    default:
      return { from: day, to: day }
  }
}

const latest = (a: string, b: string) => (a > b ? a : b)
const earliest = (a: string, b: string) => (a < b ? a : b)

/** Whether two reports of one kind are about the same thing and need only one draft. */
export function isAboutTheSame(a: ReportFigures, b: ReportFigures): boolean {
  return a.from === b.from && a.flash?.seq === b.flash?.seq && a.goodNews?.dealId === b.goodNews?.dealId
}
