import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivityCountsReader, type CountedOver } from '#server/field/activities/activity-counts.reader'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { KeptActivitiesReader } from '#server/field/activities/kept-activities.reader'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { BoundedCache } from '#server/platform/memory/bounded-cache'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { workingDays } from '#shared/contest/duty/contract'
import { addDays, type Day } from '#shared/platform/time/time'
import { type ActivityRatio, RATIO_DAYS, ratioOf } from '#shared/ritual/pledges/activity-ratio'
import type { ActivityHint } from '#shared/ritual/pledges/contract'
import { unitsOf } from '#shared/ritual/pledges/pledged-units'

/** Working days are searched so far back. */
const HORIZON = 60
/** Ratios change with the day and by what is entered late, not with each look. */
const RATIOS = { most: 5_000, ms: 3_600_000, from: 'made' } as const
/** A team in which fewer have counted any has only what a person has. */
const FEWEST_PEOPLE = 2

type Ratios = ReadonlyMap<string, ActivityRatio | null>

/** What helps to choose how many activities to pledge: yesterday, and how many it takes for a sale. */
@Injectable()
export class ActivityHintsReader {
  /** By contest, day and person. */
  private readonly ratios = new BoundedCache<Ratios>(RATIOS)

  constructor(
    private readonly counts: ActivityCountsReader,
    private readonly kept: KeptActivitiesReader,
    private readonly daily: DailyReader,
  ) {}

  /** Nothing, without a statement, where the contest counts none on that day. */
  async of(contest: LoadedContest, person: ParticipantView, day: Day): Promise<ActivityHint[]> {
    const activities = activitiesOn(contest, day)
    if (activities.length === 0) return []
    const yesterday = addDays(day, -1)
    const rows = await this.kept.on(contest, [yesterday, day], [person.id])
    const countOn = (on: Day, id: string) =>
      rows.find(({ businessDate, activityId }) => businessDate === on && activityId === id)?.count ?? 0
    const ratios = await this.ratiosOf(contest, person, day)
    return activities.map(({ id }) => ({
      ...{ activityId: id, yesterday: countOn(yesterday, id), today: countOn(day, id) },
      ratio: ratios.get(id) ?? null,
    }))
  }

  private async ratiosOf(contest: LoadedContest, person: ParticipantView, day: Day): Promise<Ratios> {
    const key = `${contest.id} ${day} ${person.id}`
    const known = this.ratios.get(key)
    if (known) return known
    const days = workingDays(contest.view, later(contest.startsOn, addDays(day, -HORIZON)), addDays(day, -1))
    const ratios = new Map<string, ActivityRatio | null>()
    // An activity that joined the contest later has fewer days, on which alone its sales are.
    for (const { id } of activitiesOn(contest, day)) {
      const counted = days.filter((each) => activitiesOn(contest, each).some((one) => one.id === id)).slice(-RATIO_DAYS)
      ratios.set(id, await this.ratioOf(contest, person, id, counted))
    }
    this.ratios.set(key, ratios)
    return ratios
  }

  private async ratioOf(
    contest: LoadedContest,
    { id, teamId }: ParticipantView,
    activityId: string,
    days: readonly Day[],
  ): Promise<ActivityRatio | null> {
    const over = async (people: readonly string[]) => {
      const { counted, people: counting }: CountedOver = (await this.counts.over(contest, days, people)).get(
        activityId,
      ) ?? {
        counted: 0,
        people: 0,
      }
      return { counted, counting, sold: await this.soldBy(contest, days, people) }
    }
    const own = ratioOf(days.length, pick(await over([id])), null)
    if (own) return own
    const team = await over(contest.view.participants.flatMap((each) => (each.teamId === teamId ? [each.id] : [])))
    return ratioOf(days.length, { counted: 0, sold: 0 }, team.counting < FEWEST_PEOPLE ? null : pick(team))
  }

  private async soldBy(contest: LoadedContest, days: readonly Day[], people: readonly string[]): Promise<number> {
    const [from, to] = [days[0], days.at(-1)]
    if (!from || !to) return 0
    const [only] = people
    const sales =
      people.length === 1 && only
        ? await this.daily.ofPerson(contest.id, only, days)
        : await this.daily.between(contest, from, to)
    let sold = 0
    for (const day of days)
      for (const participantId of people)
        sold += unitsOf(
          contest.view,
          Object.entries(sales.of(participantId, day).metrics).map(([metricId, quantity]) => ({ metricId, quantity })),
        )
    return sold
  }
}

const pick = ({ counted, sold }: Pick<ActivityRatio, 'counted' | 'sold'>) => ({ counted, sold })
const later = (a: Day, b: Day): Day => (a > b ? a : b)
