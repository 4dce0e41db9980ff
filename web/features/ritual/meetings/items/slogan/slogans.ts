import type { ContestView } from '#shared/contest/contests/contract'
import type { ItemOf } from '#shared/ritual/meetings/items'

/** The teams with the slogans that the meeting calls. */
export const teamsWithSlogan = (contest: Pick<ContestView, 'teams'>, item: ItemOf<'slogan'> | undefined) =>
  (item?.teams ?? []).flatMap((line) => {
    const team = contest.teams.find((each) => each.id === line.teamId)
    return team ? [{ ...team, slogan: line.slogan }] : []
  })
