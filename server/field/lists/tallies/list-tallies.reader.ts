import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { type CountedLines, ListTalliesRepository } from '#server/field/lists/tallies/list-tallies.repository'
import { isActive } from '#shared/contest/duty/contract'
import type { ListTally } from '#shared/field/lists/facts'

const FEWEST_PEOPLE = 2

/** Counts of open lists, for screens that others see: no name of a customer or a person is in them. */
@Injectable()
export class ListTalliesReader {
  constructor(
    private readonly lists: ListsRepository,
    private readonly tallies: ListTalliesRepository,
  ) {}

  /**
   * Inside the caller's unit; the newest list first. One statement in a contest without lists. Lists that the product keeps
   * are no matter of the room: their single lines tell of one person's sale.
   */
  async open(contest: LoadedContest): Promise<ListTally[]> {
    const lists = (await this.lists.open(contest.id)).filter(({ kept }) => kept === null)
    const counted = await this.tallies.counts(lists.map(({ id }) => id))
    const teams = teamsToCount(contest)
    const isCounted = ({ participantId }: CountedLines) =>
      participantId === null || teams.some(({ people }) => people.has(participantId))
    return lists.map(({ id, kind, name }) => {
      const own = counted.filter(({ listId }) => listId === id)
      return {
        // A team of one would follow from the whole and the other teams.
        ...{ listId: id, kind, name, lines: sum(own), ...takenOf(own.filter(isCounted)) },
        teams: teams.map(({ teamId, people }) => ({
          teamId,
          ...takenOf(own.filter(({ participantId }) => participantId !== null && people.has(participantId))),
        })),
      }
    })
  }
}

/** Who has left keeps counting for the team as long as it is one of several. */
function teamsToCount({ view, today }: LoadedContest): { teamId: string; people: ReadonlySet<string> }[] {
  return view.teams.flatMap(({ id: teamId }) => {
    const people = view.participants.filter((person) => person.teamId === teamId)
    if (people.filter((person) => isActive(person, today)).length < FEWEST_PEOPLE) return []
    return [{ teamId, people: new Set(people.map(({ id }) => id)) }]
  })
}

const sum = (counted: readonly CountedLines[]): number => counted.reduce((lines, each) => lines + each.lines, 0)

const takenOf = (counted: readonly CountedLines[]): Pick<ListTally, 'claimed' | 'assigned' | 'won'> => ({
  claimed: sum(counted.filter(({ begun }) => begun === 'claimed' || begun === 'picked')),
  assigned: sum(counted.filter(({ begun }) => begun === 'assigned' || begun === 'dispatched')),
  won: sum(counted.filter(({ isWon }) => isWon)),
})
