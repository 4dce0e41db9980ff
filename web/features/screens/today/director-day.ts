import type { ContestView } from '#shared/contest/contests/contract'
import { MEETING_HOURS } from '#shared/contest/contests/meeting-hours'
import { isWorkingDay } from '#shared/contest/duty/contract'
import type { Ritual } from '#shared/live/ritual'
import type { MeetingKind } from '#shared/ritual/meetings/items'

/** What a director does next: one of the two meetings, or the report that the evening has drafted. */
export type DueNow = { kind: MeetingKind; at: string; isDue: boolean } | { kind: 'report' } | null

/** A meeting is due half an hour before its time, so that it can be prepared. */
const AHEAD_MINUTES = 30
/** A morning that no one has met by then is not made up for. */
const MORNING_ENDS = '12:00'

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** What is due at `time` of `today`; null outside the contest, on days off, and while a meeting is open. */
export function dueNow(contest: ContestView, ritual: Ritual | undefined, today: string, time: string): DueNow {
  const isOff = today < contest.startsOn || today > contest.endsOn || !isWorkingDay(contest, today)
  if (contest.status !== 'running' || isOff || !ritual) return null
  const statusOf = (kind: MeetingKind) => ritual.meetings.find((each) => each.kind === kind)?.status ?? 'prepared'
  if (statusOf('morning') === 'open' || statusOf('evening') === 'open') return null
  if (statusOf('evening') === 'closed') return { kind: 'report' }
  const hours = contest.meetingHours ?? MEETING_HOURS
  const isMorning = statusOf('morning') === 'prepared' && time < (hours.morning > MORNING_ENDS ? '24' : MORNING_ENDS)
  const kind = isMorning ? 'morning' : 'evening'
  const at = hours[kind]
  return { kind, at, isDue: minutesOf(time) >= minutesOf(at) - AHEAD_MINUTES }
}
