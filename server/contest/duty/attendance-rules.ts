import type { Attendance } from '#server/contest/duty/attendance.entity'
import type { Absence } from '#server/contest/duty/duty.entity'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type { MonthAttendance } from '#shared/contest/duty/attendance'
import { isActive } from '#shared/contest/duty/contract'

type Line = MonthAttendance['people'][number]

/** 考勤 over the days on which a roll was called; an absence counts before a mark of the same day. */
export function monthOf(
  people: readonly ParticipantView[],
  marks: readonly Pick<Attendance, 'day' | 'participantId' | 'state'>[],
  absences: readonly Pick<Absence, 'day' | 'participantId' | 'kind'>[],
): MonthAttendance {
  const keyOf = ({ day, participantId }: { day: string; participantId: string }) => `${day} ${participantId}`
  const states = new Map(marks.map((mark) => [keyOf(mark), mark.state]))
  const kinds = new Map(absences.map((absence) => [keyOf(absence), absence.kind]))
  const days = [...new Set(marks.map(({ day }) => day))].sort()
  const stateOf = (participantId: string, day: string): keyof Omit<Line, 'participantId'> => {
    const kind = kinds.get(keyOf({ day, participantId }))
    if (kind) return kind === 'leave' ? 'leave' : 'away'
    const state = states.get(keyOf({ day, participantId }))
    return state === undefined ? 'unmarked' : state === 'late' ? 'late' : 'onTime'
  }
  return {
    days,
    people: people.map((person) => {
      const line = { participantId: person.id, onTime: 0, late: 0, leave: 0, away: 0, unmarked: 0 }
      for (const day of days) if (isActive(person, day)) line[stateOf(person.id, day)]++
      return line
    }),
  }
}
