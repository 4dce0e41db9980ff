import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { isActive } from '#shared/contest/duty/contract'
import type { TeamLines } from '#shared/field/lists/team-lines'
import type { Day } from '#shared/platform/time/time'

const FEWEST_PEOPLE = 2

/** What teams hold of open lists, in counts that a whole room may see. */
@Injectable()
export class TeamLinesReader {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Inside the caller's unit; one statement. `due` are lines whose agreement or hold ends by that day. Teams without a line are
   * left out, and those of one, as their counts would be those of a person.
   */
  async of({ id, view, today }: LoadedContest, by: Day): Promise<TeamLines[]> {
    const rows = await this.uow.sql<Record<'held' | 'due' | 'untouched', number | string> & { holderId: string }>`
      select p."holderId", count(*) as "held",
        sum(case when p."expiresOn" <= ${by} or p."lapsesOn" <= ${by} then 1 else 0 end) as "due",
        sum(case when p."touchedAt" is null then 1 else 0 end) as "untouched"
      from prospect p join prospect_list l on l."id" = p."listId"
      where l."contestId" = ${id} and l."status" = 'open' and p."state" = 'held' group by p."holderId"`
    return view.teams.flatMap(({ id: teamId }) => {
      const people = view.participants.filter((person) => person.teamId === teamId)
      if (people.filter((person) => isActive(person, today)).length < FEWEST_PEOPLE) return []
      const own = rows.filter(({ holderId }) => people.some((person) => person.id === holderId))
      if (own.length === 0) return []
      const sum = (key: 'held' | 'due' | 'untouched') => own.reduce((lines, row) => lines + Number(row[key]), 0)
      return [{ teamId, held: sum('held'), due: sum('due'), untouched: sum('untouched') }]
    })
  }
}
