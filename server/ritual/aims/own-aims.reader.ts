import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { activitiesOn } from '#server/field/activities/activity-rules'
import { OwnActivitiesReader } from '#server/field/activities/own-activities.reader'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import type { Aim } from '#server/ritual/aims/aim.entity'
import { activityProposal, metricProposal } from '#server/ritual/aims/aim-rules'
import { AimsRepository } from '#server/ritual/aims/aims.repository'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { type Days, daysIn } from '#shared/contest/contests/span'
import { countedOf } from '#shared/field/activities/contract'
import type { Day, Month } from '#shared/platform/time/time'
import { daysOfMonth, monthBefore, monthOf } from '#shared/ritual/aims/aims'
import type { AimLine, AimSubject, OwnAims } from '#shared/ritual/aims/contract'

/** How much of a subject was done on a day. */
type Done = (subject: AimSubject, day: Day) => number

/** A member's own goals with how far they are, for their own eyes; inside the caller's unit. */
@Injectable()
export class OwnAimsReader {
  constructor(
    private readonly aims: AimsRepository,
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
    private readonly activities: OwnActivitiesReader,
  ) {}

  /** Of the month of today; after the last day, of the contest's last month. */
  async of(contest: LoadedContest, own: ParticipantView): Promise<OwnAims> {
    const day = contest.ledgerDay
    const month = monthOf(day)
    const span = within(contest, month)
    const isOnDuty = span ? (await this.duty.days(contest, span.from, span.to)).of(own.id) : () => false
    const days = (span ? daysIn(span) : []).filter(isOnDuty)
    return {
      ...{ day, month, daysLeft: days.filter((each) => each >= contest.today).length },
      canSet: contest.status === 'running' && span !== undefined,
      lines: await this.lines(contest, own, month, { day, onDuty: days.length }),
      last: await this.last(contest, own.id, monthBefore(month)),
    }
  }

  private async lines(
    contest: LoadedContest,
    own: ParticipantView,
    month: Month,
    { day, onDuty }: { day: Day; onDuty: number },
  ): Promise<AimLine[]> {
    const aims = standing(await this.aims.list({ contestId: contest.id, participantId: own.id, month }))
    const span = within(contest, month)
    const done = await this.done(contest, own.id, span)
    const before = (span ? daysIn(span) : []).filter((each) => each < day)
    const lineOf = (subject: AimSubject): Omit<AimLine, 'proposal'> => ({
      subject,
      aim: aims.get(subject.id)?.quantity || null,
      before: before.reduce((sum, each) => sum + done(subject, each), 0),
      today: done(subject, day),
    })
    return [
      ...contest.view.metrics.map((metric) => ({
        ...lineOf({ kind: 'metric', id: metric.id }),
        proposal: metricProposal(contest, own, metric, onDuty),
      })),
      ...activitiesOn(contest, day).map((activity) => ({
        ...lineOf({ kind: 'activity', id: activity.id }),
        proposal: activityProposal(contest, activity, onDuty),
      })),
    ]
  }

  private async last(contest: LoadedContest, participantId: string, month: Month): Promise<OwnAims['last']> {
    const aims = standing(await this.aims.list({ contestId: contest.id, participantId, month }))
    const span = within(contest, month)
    const set = [...aims.values()].filter(({ quantity }) => quantity > 0)
    if (!span || set.length === 0) return null
    const done = await this.done(contest, participantId, span)
    return {
      month,
      aims: set.map(({ kind, subjectId, quantity }) => {
        const subject = { kind, id: subjectId }
        return { subject, aim: quantity, done: daysIn(span).reduce((sum, each) => sum + done(subject, each), 0) }
      }),
    }
  }

  private async done(contest: LoadedContest, participantId: string, span: Days | undefined): Promise<Done> {
    if (!span) return () => 0
    const sold = await this.daily.ofPerson(contest.id, participantId, daysIn(span))
    const counted = await this.activities.days(contest.id, participantId, span)
    return ({ kind, id }, day) => {
      if (kind === 'metric') return sold.sold(participantId, id, day)
      const figure = counted.get(day)?.find(({ activityId }) => activityId === id)
      return figure ? countedOf(figure) : 0
    }
  }
}

/** The days of the month that belong to the contest. */
function within({ startsOn, endsOn }: LoadedContest, month: Month): Days | undefined {
  const { from, to } = daysOfMonth(month)
  const days = { from: from > startsOn ? from : startsOn, to: to < endsOn ? to : endsOn }
  return days.from <= days.to ? days : undefined
}

/** The last one of each subject. */
const standing = (aims: readonly Aim[]): Map<string, Aim> => new Map(aims.map((aim) => [aim.subjectId, aim]))
