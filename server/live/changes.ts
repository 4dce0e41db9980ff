import { isDeepStrictEqual } from 'node:util'
import type { ViewAudience } from '#server/journal/facts/viewpoint'
import { personForSpectators } from '#server/live/audience-rules'
import type { RoomState } from '#server/live/room-state'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type { Flag, ParticipantStanding, PublicBoards, TeamStanding } from '#shared/ledger/standings/contract'
import { isSameList } from '#shared/ledger/standings/ranked-board'
import type { ChangedLists } from '#shared/live/protocol'

/** A list that says the same is mostly the same array. */
function changedBoards(before: PublicBoards, after: PublicBoards): PublicBoards {
  const changed = Object.entries(after).filter(([key, board]) => {
    const was = before[key]
    return was !== board && !(was && isSameList(was, board))
  })
  return Object.fromEntries(changed)
}

function changedTeams(before: readonly TeamStanding[], after: readonly TeamStanding[]): TeamStanding[] {
  const was = new Map(before.map((team) => [team.teamId, team]))
  return after.filter((team) => was.get(team.teamId) !== team && !isDeepStrictEqual(was.get(team.teamId), team))
}

const isSameFlag = (a: Flag | null, b: Flag | null): boolean => a?.teamId === b?.teamId && a?.week === b?.week

/** Lines that no fact touched are the same objects, in the same places. */
function changedLines(before: RoomState, after: RoomState): ParticipantStanding[] {
  return after.lines.filter((line, place) => before.lines[place] !== line)
}

/** The lists that differ between two states of one revision, as of the later one, but for `lines`. */
export function changedLists(before: RoomState, after: RoomState): ChangedLists {
  const lists: ChangedLists = { boards: changedBoards(before.boards, after.boards) }
  const teams = before.teams === after.teams ? [] : changedTeams(before.teams, after.teams)
  const people = newcomers(lists.boards, before, after)
  if (people.length > 0) lists.people = people
  if (teams.length > 0) lists.teams = teams
  if (after.duty && after.duty !== before.duty) lists.duty = after.duty
  if (!isSameFlag(before.flag, after.flag)) lists.flag = after.flag
  return lists
}

/** Who entered a list: screens of a large room know the people of their own team and those that lists have named. */
function newcomers(changed: PublicBoards, before: RoomState, after: RoomState): ParticipantView[] {
  if (after.isSmall) return []
  const named = new Set<string>()
  for (const [key, board] of Object.entries(changed)) {
    const was = new Set(before.boards[key]?.map((place) => place.participantId))
    for (const { participantId } of board) if (!was.has(participantId)) named.add(participantId)
  }
  return named.size === 0 ? [] : after.contest.view.participants.filter(({ id }) => named.has(id))
}

/** What an audience is sent of them. */
export function listsFor(
  audience: ViewAudience,
  lists: ChangedLists,
  before: RoomState,
  after: RoomState,
): ChangedLists {
  if (audience === 'ledger_keepers') return { ...lists, lines: changedLines(before, after) }
  return audience === 'spectators' && lists.people ? { ...lists, people: lists.people.map(personForSpectators) } : lists
}
