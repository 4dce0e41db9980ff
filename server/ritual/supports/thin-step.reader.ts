import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { ActivityCountsReader } from '#server/field/activities/activity-counts.reader'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { SPAN } from '#server/ledger/standings/recent-days'
import { thinStepOf, type WorkDone } from '#server/ritual/shortfalls/cause-rules'
import { workingDays } from '#shared/contest/duty/contract'
import { OUTCOMES } from '#shared/field/activities/outcomes'
import { addDays, type Day } from '#shared/platform/time/time'
import { RATIO_DAYS } from '#shared/ritual/pledges/activity-ratio'
import { unitsOf } from '#shared/ritual/pledges/pledged-units'
import type { ThinStep } from '#shared/ritual/supports/contract'

/** Working days are searched so far back. */
const HORIZON = 60

/** Which step of a member's own days is thin, compared with their own days before: for their own eyes alone. */
@Injectable()
export class ThinStepReader {
  constructor(
    private readonly counts: ActivityCountsReader,
    private readonly daily: DailyReader,
    private readonly duty: DutyService,
  ) {}

  /** The last five working days against the twenty before; null, without a statement, in a contest without activities. */
  async of(contest: LoadedContest, participantId: string, day: Day): Promise<ThinStep | null> {
    const from = addDays(day, -HORIZON)
    const days = workingDays(contest.view, from > contest.startsOn ? from : contest.startsOn, day).filter((each) =>
      activitiesOn(contest, each).some(({ kind }) => OUTCOMES[kind].length > 0),
    )
    const recent = days.slice(-SPAN)
    const before = days.slice(-SPAN - RATIO_DAYS, -SPAN)
    if (before.length === 0) return null
    const now = await this.workOf(contest, participantId, recent)
    const named = await this.counts.customersOf(contest, recent, participantId)
    return thinStepOf({ ...now, ...named }, await this.workOf(contest, participantId, before))
  }

  private async workOf(contest: LoadedContest, participantId: string, days: readonly Day[]): Promise<WorkDone> {
    const [from = '', to = ''] = [days[0], days.at(-1)]
    const isOnDuty = (await this.duty.days(contest, from, to)).of(participantId)
    const counted = await this.counts.byPerson(contest, days, [participantId])
    const sales = await this.daily.ofPerson(contest.id, participantId, days)
    const sold = days.map((day) =>
      unitsOf(
        contest.view,
        Object.entries(sales.of(participantId, day).metrics).map(([metricId, quantity]) => ({ metricId, quantity })),
      ),
    )
    return {
      counted: counted.get(participantId) ?? 0,
      sold: sold.reduce((sum, each) => sum + each, 0),
      personDays: days.filter(isOnDuty).length,
    }
  }
}
