import type { ParticipantView } from '#shared/contest'
import { isWorkingDay, type WorkCalendar } from '#shared/duty'

/** Who takes part and when; a contest's view is one. */
export type Roster = WorkCalendar & {
  participants: readonly Pick<ParticipantView, 'id' | 'activeFrom' | 'activeTo'>[]
}

/** Whether someone takes part on that day: has joined and not left. */
export function isActive(person: Pick<ParticipantView, 'activeFrom' | 'activeTo'>, day: string): boolean {
  const { activeFrom, activeTo } = person
  return (activeFrom === null || activeFrom <= day) && (activeTo === null || day <= activeTo)
}

/** Who is there if the day is worked on: active, and neither on leave nor out nor resting. */
export function presentOn(roster: Roster, day: string, absent: ReadonlySet<string>): Set<string> {
  const present = roster.participants.filter((each) => isActive(each, day) && !absent.has(each.id))
  return new Set(present.map((each) => each.id))
}

/** Who counts on that day: nobody on a day that is not worked on. */
export function onDutyOn(roster: Roster, day: string, absent: ReadonlySet<string>): Set<string> {
  return isWorkingDay(roster, day) ? presentOn(roster, day, absent) : new Set()
}

/** Who was on duty on which of several days. */
export class DutyDays {
  private readonly byDay = new Map<string, Set<string>>()

  constructor(
    private readonly roster: Roster,
    private readonly absences: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  on(day: string): Set<string> {
    let known = this.byDay.get(day)
    if (!known) {
      known = onDutyOn(this.roster, day, this.absences.get(day) ?? new Set())
      this.byDay.set(day, known)
    }
    return known
  }

  isOnDuty(participantId: string, day: string): boolean {
    return this.on(day).has(participantId)
  }
}
