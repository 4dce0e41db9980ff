import type { ContestView } from '#shared/contest/contests/contract'

/**
 * The contest with only those people whom this device's owner may act for (代报, 代录): everyone for those who may for
 * anyone, the own team for its captain; nothing for anybody else.
 */
export function onBehalfOf(contest: ContestView, ownId: string | null, isForAnyone: boolean): ContestView | undefined {
  if (isForAnyone) return contest
  const own = contest.participants.find((person) => person.id === ownId)
  if (!own?.isCaptain) return undefined
  return { ...contest, participants: contest.participants.filter((person) => person.teamId === own.teamId) }
}
