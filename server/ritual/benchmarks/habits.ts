import type { HabitsOfPeople } from '#server/ledger/deals/ledger/deal-habits.reader'
import type { Season } from '#server/ritual/benchmarks/benchmark-figures.service'
import { wallClock } from '#shared/platform/time/time'
import type { BenchmarkPage, OwnAndTeam } from '#shared/ritual/benchmarks/contract'

type Habits = BenchmarkPage['habits']

/** Hundredths of `part` in `whole`; 0 where there is no whole. */
const hundredths = (part: number, whole: number): number => (whole > 0 ? Math.round((part / whole) * 100) : 0)

/** Compares one person with their whole team, themself included; the team appears as sums, never as a list. */
export class Comparison {
  constructor(
    private readonly season: Season,
    private readonly own: string,
    readonly team: readonly string[],
  ) {}

  habits(made: HabitsOfPeople): Habits {
    const { season } = this
    const deals = (id: string) => season.deals(id)
    const dutyDays = (id: string) => season.dutyDays(id)
    const kept = (id: string) => season.rateOf(id).kept
    const pledged = (id: string) => season.rateOf(id).pledged
    return {
      dealsPerDay: this.ownAndTeam(deals, dutyDays),
      metrics: season.contest.view.metrics.map((metric) => ({
        metricId: metric.id,
        ...this.ownAndTeam(
          (id) => season.total(id, metric.id),
          () => 1,
        ),
      })),
      soldDays: this.percent((id) => season.soldDays(id, null), dutyDays),
      pledgesKept: this.team.some((id) => pledged(id) > 0) ? this.percent(kept, pledged) : null,
      bundles: this.percent((id) => made.get(id)?.filter((each) => each.isBundle).length ?? 0, deals),
    }
  }

  /** The share of each hour, in hundredths. */
  hours(made: HabitsOfPeople): BenchmarkPage['hours'] {
    const { timezone } = this.season.contest
    const hours = new Map<string, number>()
    const hourOf = (tenMinutes: string): number => {
      const hour = hours.get(tenMinutes) ?? Number(wallClock(new Date(`${tenMinutes}0:00Z`), timezone).time.slice(0, 2))
      hours.set(tenMinutes, hour)
      return hour
    }
    const own = new Map<number, number>()
    const team = new Map<number, number>()
    for (const [participantId, deals] of made)
      for (const { tenMinutes } of deals) {
        const hour = hourOf(tenMinutes)
        team.set(hour, (team.get(hour) ?? 0) + 1)
        if (participantId === this.own) own.set(hour, (own.get(hour) ?? 0) + 1)
      }
    const sum = (hours: Map<number, number>) => [...hours.values()].reduce((total, deals) => total + deals, 0)
    return [...team.keys()]
      .sort((a, b) => a - b)
      .map((hour) => ({
        hour,
        own: hundredths((own.get(hour) ?? 0) * 100, sum(own)),
        team: hundredths((team.get(hour) ?? 0) * 100, sum(team)),
      }))
  }

  /** Cumulative, day by day; the team's is the average of its people. */
  curve(metricId: string | null): { own: number[]; team: number[] } {
    const { season } = this
    const size = Math.max(1, this.team.length)
    let own = 0
    let sum = 0
    const curve = { own: [] as number[], team: [] as number[] }
    for (const day of season.days) {
      own += season.sold(this.own, metricId, day)
      for (const id of this.team) sum += season.sold(id, metricId, day)
      curve.own.push(own)
      curve.team.push(Math.round((sum / size) * 10) / 10)
    }
    return curve
  }

  private ownAndTeam(part: (id: string) => number, whole: (id: string) => number): OwnAndTeam {
    const sum = (of: (id: string) => number) => this.team.reduce((total, id) => total + of(id), 0)
    return { own: hundredths(part(this.own), whole(this.own)), team: hundredths(sum(part), sum(whole)) }
  }

  private percent(part: (id: string) => number, whole: (id: string) => number): OwnAndTeam {
    return this.ownAndTeam((id) => part(id) * 100, whole)
  }
}
