import type { ContestView } from '#shared/contest/contests/contract'
import { fullBoard } from '#shared/ledger/standings/boards'
import type { BoardKey, ParticipantStanding, Place, PublicBoards } from '#shared/ledger/standings/contract'

/** One line of a list of people, ready to be shown; `share` is of the first one's value. */
export interface PersonLine {
  id: string
  contestId: string
  name: string
  team: string
  colour: string
  crest: string
  rank: number
  /** 并列: another person of the list has the same place. */
  isTied: boolean
  value: number
  portrait?: string | undefined
  /** 退: how much of it was cancelled. */
  cancelled: number
  share: number
}

/** The list of people that this screen may show: the whole list where all lines are known, else the public part. */
export function peopleList(
  contest: Pick<ContestView, 'id' | 'participants' | 'teams'>,
  sources: { boards: PublicBoards; lines: readonly ParticipantStanding[] | undefined },
  key: BoardKey,
): PersonLine[] {
  const places: readonly Place[] = sources.lines ? fullBoard(sources.lines, key) : (sources.boards[key] ?? [])
  const most = Math.max(1, places[0]?.value ?? 1)
  const atRank = new Map<number, number>()
  for (const { rank } of places) atRank.set(rank, (atRank.get(rank) ?? 0) + 1)
  const people = new Map(contest.participants.map((person) => [person.id, person]))
  const teams = new Map(contest.teams.map((team) => [team.id, team]))
  return places.flatMap(({ participantId, value, rank, cancelled = 0 }) => {
    const person = people.get(participantId)
    const team = person && teams.get(person.teamId)
    if (!person || !team) return []
    const { name, colour, crest } = team
    const share = Math.max(0, value / most)
    const who = { id: participantId, contestId: contest.id, name: person.name, portrait: person.portrait }
    return [{ ...who, team: name, colour, crest, rank, isTied: (atRank.get(rank) ?? 0) > 1, value, cancelled, share }]
  })
}
