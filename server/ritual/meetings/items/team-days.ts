import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { DailyFigures } from '#server/ledger/standings/daily-figures'

/** What each team sold on a day: quantities by metric, and points. */
export function teamDays({ view }: LoadedContest, day: string, sales: DailyFigures) {
  return view.teams.map((team) => {
    const members = view.participants.filter((each) => each.teamId === team.id)
    const sum = (of: (id: string) => number) => members.reduce((total, each) => total + of(each.id), 0)
    return {
      teamId: team.id,
      metrics: Object.fromEntries(view.metrics.map(({ id }) => [id, sum((who) => sales.sold(who, id, day))])),
      points: sum((who) => sales.points(who, day)),
    }
  })
}
