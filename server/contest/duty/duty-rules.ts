import type { ParticipantView } from '#shared/contest/contests/contract'
import { type DutyShares, isActive, isWorkingDay, type WorkCalendar, workingDays } from '#shared/contest/duty/contract'

/** Who takes part and when; a contest's view is one. */
export type Roster = WorkCalendar & {
  participants: readonly Pick<ParticipantView, 'id' | 'activeFrom' | 'activeTo'>[]
}

/** Who is there if the day is worked on: active, and neither on leave nor out nor resting. */
export function presentOn(roster: Roster, day: string, absent: ReadonlySet<string>): Set<string> {
  const present = roster.participants.filter((each) => isActive(each, day) && !absent.has(each.id))
  return new Set(present.map((each) => each.id))
}

/** Ids of the participants on duty on that day; empty on non-working days. */
export function onDutyOn(roster: Roster, day: string, absent: ReadonlySet<string>): Set<string> {
  return isWorkingDay(roster, day) ? presentOn(roster, day, absent) : new Set()
}

/** Who was on duty on which of several days. */
export class DutyDays {
  private readonly byDay = new Map<string, Set<string>>()
  private readonly worked = new Map<string, boolean>()
  private readonly people: ReadonlyMap<string, Roster['participants'][number]>
  private absentDays: ReadonlyMap<string, ReadonlySet<string>> | undefined

  constructor(
    private readonly roster: Roster,
    private readonly absences: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    this.people = new Map(roster.participants.map((each) => [each.id, each]))
  }

  on(day: string): Set<string> {
    let known = this.byDay.get(day)
    if (!known) {
      known = onDutyOn(this.roster, day, this.absences.get(day) ?? new Set())
      this.byDay.set(day, known)
    }
    return known
  }

  isOnDuty(participantId: string, day: string): boolean {
    return this.of(participantId)(day)
  }

  /** Whether one person was on duty, for many days: it looks at no one else. */
  of(participantId: string): (day: string) => boolean {
    const person = this.people.get(participantId)
    if (!person) return () => false
    this.absentDays ??= byPerson(this.absences)
    const absent = this.absentDays.get(participantId)
    return (day) => this.isWorked(day) && isActive(person, day) && absent?.has(day) !== true
  }

  private isWorked(day: string): boolean {
    let known = this.worked.get(day)
    if (known === undefined) {
      known = isWorkingDay(this.roster, day)
      this.worked.set(day, known)
    }
    return known
  }
}

function byPerson(absences: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const days = new Map<string, Set<string>>()
  for (const [day, people] of absences)
    for (const id of people) {
      const own = days.get(id) ?? new Set()
      days.set(id, own.add(day))
    }
  return days
}

/** The working days of a time, and on how many of them each team's people were on duty. */
export function dutyShares(
  contest: WorkCalendar & { participants: readonly ParticipantView[]; teams: readonly { id: string }[] },
  absences: readonly { day: string; participantId: string }[],
  from: string,
  to: string,
): DutyShares {
  const days = workingDays(contest, from, to)
  const isWorked = new Set(days)
  const people = new Map(contest.participants.map((person) => [person.id, person]))
  const personDays = Object.fromEntries(contest.teams.map((team) => [team.id, 0]))
  const count = (person: ParticipantView, by: number) => {
    personDays[person.teamId] = (personDays[person.teamId] ?? 0) + by
  }
  for (const person of contest.participants) count(person, days.filter((day) => isActive(person, day)).length)
  for (const { day, participantId } of absences) {
    const person = people.get(participantId)
    if (person && isWorked.has(day) && isActive(person, day)) count(person, -1)
  }
  return { elapsedDays: days.length, personDays }
}
