import { Injectable } from '@nestjs/common'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import { activitiesOn, activityOn, mustHaveOutcome } from '#server/field/activities/activity-rules'
import { lineView } from '#server/field/lists/line-views'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { ListHolds } from '#server/field/lists/list-holds'
import { ObjectionsReader } from '#server/field/lists/objections.reader'
import { type OwnLine, OwnLinesReader } from '#server/field/lists/own-lines.reader'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { workingDayAfter } from '#shared/contest/duty/contract'
import type { Outcome } from '#shared/field/activities/outcomes'
import { type LineDetail, type LoseInput, MISSES_TO_LAPSE, type TouchInput } from '#shared/field/lists/touch'

/** 没人 and 未接通: nothing was said to the customer. */
const MISSED: readonly Outcome[] = ['closed', 'unanswered']

/** What the holder of a line does with it: call, visit, give up. */
@Injectable()
export class TouchesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ownLines: OwnLinesReader,
    private readonly lines: LinesRepository,
    private readonly holds: ListHolds,
    private readonly activities: ActivitiesRepository,
    private readonly objections: ObjectionsReader,
  ) {}

  /** Refused with `line_not_yours` for others than its holder, who held it until it was closed, and the back office. */
  view(person: Person, contestId: string, lineId: string): Promise<LineDetail> {
    return this.uow.read(async () => {
      const found = await this.ownLines.find(person, contestId, lineId, true)
      const { contest, line } = found
      if (!(await this.objections.isKnownTo(person, contest, line))) throw new AppError('line_not_yours')
      return this.detail(person, found)
    })
  }

  /** 记拜访; sent again, it counts once. A second miss in a row does not renew the hold. */
  touch(person: Person, contestId: string, lineId: string, input: TouchInput): Promise<LineDetail> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const found = await this.ownLines.find(person, contestId, lineId)
      const { contest, list, line } = found
      const isRepeated = await this.activities.findByRequest(contestId, person.accountId, input.requestId)
      if (isRepeated) return this.detail(person, found)
      const holderId = this.mustHold(person, found)
      const at = this.clock.now()
      if (input.activityId !== undefined) await this.count(person, found, holderId, input, at)
      const misses = MISSED.includes(input.outcome) ? line.misses + 1 : 0
      const isRenewed = misses < MISSES_TO_LAPSE
      await this.lines.change(lineId, {
        ...{ touchedAt: at, misses, outcome: input.outcome, nextOn: input.nextOn ?? null },
        ...(isRenewed && {
          lapsesOn: workingDayAfter(contest.view, contest.today, list.terms?.holdDays ?? 1),
          remindedOn: null,
        }),
      })
      if (input.words !== '') await this.lines.say(lineId, input.words)
      return this.detail(person, await this.ownLines.find(person, contestId, lineId))
    })
  }

  /** 不办, with the reason; sent again, it changes nothing. */
  lose(person: Person, contestId: string, lineId: string, { requestId, reason }: LoseInput): Promise<LineDetail> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const known = await this.lines.findHold(contestId, person.accountId, requestId)
      const found = await this.ownLines.find(person, contestId, lineId, known?.prospectId === lineId)
      if (known) return this.detail(person, found)
      const holderId = this.mustHold(person, found)
      await this.holds.end(found.line, 'lost', holderId, { recorderId: person.accountId, requestId, reason })
      return this.detail(person, await this.ownLines.find(person, contestId, lineId, true))
    })
  }

  private mustHold(person: Person, { contest, line }: OwnLine): string {
    contest.mustBeRunning()
    const seat = contest.participantOf(person.accountId)
    if (line.holderId === null || line.holderId !== seat?.id) throw new AppError('line_not_yours')
    return line.holderId
  }

  /** The line is the object: it counts once a day however often it is touched. */
  private async count(
    person: Person,
    { contest, line }: OwnLine,
    participantId: string,
    { requestId, activityId = '', outcome, nextOn }: TouchInput,
    at: Date,
  ): Promise<void> {
    const activity = activityOn(contest, activityId, contest.today)
    mustHaveOutcome(activity, outcome)
    const { id: contestId, today: businessDate } = contest
    const entryId = newId()
    await this.activities.add({
      ...{ id: entryId, contestId, participantId, activityId, businessDate, at, recordedAt: at, source: 'list' },
      ...{ objectKey: line.id, dealId: null, recorderId: person.accountId, requestId, reverses: null },
      territoryId: line.territoryId,
    })
    await this.activities.addOutcome({
      ...{
        id: newId(),
        contestId,
        entryId,
        outcome,
        nextOn: nextOn ?? null,
        rival: null,
        rivalUntil: null,
        refers: null,
        at,
      },
      ...{ recorderId: person.accountId, requestId },
    })
  }

  private async detail(person: Person, { contest, list, line, customer }: OwnLine): Promise<LineDetail> {
    const counted = activitiesOn(contest, contest.today).filter(({ kind }) => kind !== 'other')
    const closed = await this.objections.closed(contest, line, contest.participantOf(person.accountId)?.id)
    return {
      line: lineView(contest, person, () => list.kind, { line, customer }, closed !== null),
      closed,
      ...{ outcome: line.outcome, words: customer?.words ?? null },
      isOwn: line.holderId !== null && line.holderId === contest.participantOf(person.accountId)?.id,
      activities: counted.map(({ id, name, kind }) => ({ id, name, kind })),
    }
  }
}
