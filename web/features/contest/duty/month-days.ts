import { type CalendarDayView, isWorkingDay } from '#shared/contest/duty/contract'
import { addDays } from '#shared/platform/time/time'

/** What decides how a day of the calendar looks; a contest's view is one. */
interface Season {
  startsOn: string
  endsOn: string
  workWeek: string
  calendar: readonly CalendarDayView[]
}

export interface MonthDay {
  day: string
  isInside: boolean
  isWorking: boolean
  note: string
  isNamed: boolean
}

/** The weeks of a month, Monday first; null where another month's days would be. */
export function monthDays(season: Season, month: string): (MonthDay | null)[] {
  const first = `${month}-01`
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() || 7) - 1
  const days: (MonthDay | null)[] = Array.from({ length: lead }, () => null)
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) {
    const named = season.calendar.find((each) => each.day === day)
    days.push({
      day,
      isInside: season.startsOn <= day && day <= season.endsOn,
      isWorking: isWorkingDay(season, day),
      note: named?.note ?? '',
      isNamed: named !== undefined,
    })
  }
  return days
}

/** The month before (-1) or after (1), as `YYYY-MM`. */
export function adjacentMonth(month: string, step: 1 | -1): string {
  return addDays(`${month}-${step === 1 ? '28' : '01'}`, step === 1 ? 4 : -1).slice(0, 7)
}
