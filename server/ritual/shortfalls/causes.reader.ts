import { Injectable } from '@nestjs/common'
import { ActivityCountsReader } from '#server/field/activities/activity-counts.reader'
import { activitiesOn } from '#server/field/activities/activity-rules'
import type { RecentDays } from '#server/ledger/standings/recent-days'
import { BoundedCache } from '#server/platform/memory/bounded-cache'
import { causeOf, type WorkDone } from '#server/ritual/shortfalls/cause-rules'
import { OUTCOMES } from '#shared/field/activities/outcomes'
import type { Day } from '#shared/platform/time/time'
import { RATIO_DAYS } from '#shared/ritual/pledges/activity-ratio'
import type { GapKey, ProposedCause } from '#shared/ritual/shortfalls/contract'

/** What is usual changes with the day and by what is entered late, not with each look of the desk. */
const USUAL = { most: 500, ms: 3_600_000, from: 'made' } as const

type Counted = ReadonlyMap<string, number>

/** Proposes causes of gaps from what people did and sold today and on the working days before. */
@Injectable()
export class CausesReader {
  /** By contest and day; each holds a figure per person. */
  private readonly usual = new BoundedCache<Counted>(USUAL)

  constructor(private readonly counts: ActivityCountsReader) {}

  /** Of a gap of the contest or of a team; no statement where the contest counts neither visits nor calls. */
  async of(days: RecentDays): Promise<(gap: GapKey) => ProposedCause | null> {
    const { contest, day } = days
    const before = days.days.filter((each) => each < day && kindsOf(days, each).length > 0).slice(-RATIO_DAYS)
    if (kindsOf(days, day).length === 0 || before.length === 0) return () => null
    const today = await this.counts.byPerson(contest, [day])
    const usual = await this.usualOf(days, before)
    return ({ metricId, teamId, area, territoryId, segment }) => {
      if (metricId === null || area !== null || territoryId !== null || segment !== null) return null
      const people = contest.view.participants.flatMap((each) => (!teamId || each.teamId === teamId ? [each.id] : []))
      const workOf = (counted: Counted, on: readonly Day[]) => workDone(days, people, counted, on, metricId)
      return causeOf(workOf(today, [day]), workOf(usual, before))
    }
  }

  private async usualOf({ contest, day }: RecentDays, before: readonly Day[]): Promise<Counted> {
    const key = `${contest.id} ${day}`
    const known = this.usual.get(key)
    if (known) return known
    const usual = await this.counts.byPerson(contest, before)
    this.usual.set(key, usual)
    return usual
  }
}

/** The visits and calls of a day; other activities lead to no sale by themselves. */
const kindsOf = ({ contest }: RecentDays, day: Day) =>
  activitiesOn(contest, day).filter(({ kind }) => OUTCOMES[kind].length > 0)

function workDone(
  { duty, sales }: RecentDays,
  people: readonly string[],
  counted: Counted,
  on: readonly Day[],
  metricId: string,
): WorkDone {
  const done = { counted: 0, sold: 0, personDays: 0 }
  for (const id of people) {
    const isOnDuty = duty.of(id)
    done.counted += counted.get(id) ?? 0
    for (const day of on) {
      done.sold += sales.sold(id, metricId, day)
      if (isOnDuty(day)) done.personDays++
    }
  }
  return done
}
