import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { territoryOf } from '#server/contest/territories/territory-map'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import type { ActivityEntry } from '#server/field/activities/activity.entity'
import { activityOn, momentOfTap, mustBeRecent, mustHaveOutcome } from '#server/field/activities/activity-rules'
import { ActivityWords } from '#server/field/activities/activity-words'
import { OwnActivitiesReader } from '#server/field/activities/own-activities.reader'
import { mustTakePartOn } from '#server/ledger/deals/recording/deal-rules'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Activity } from '#shared/contest/contests/activities'
import type { ParticipantView } from '#shared/contest/contests/contract'
import type {
  CountActivityInput,
  OwnActivities,
  SayOutcomeInput,
  UndoActivityInput,
} from '#shared/field/activities/contract'
import { addDays, type Day, dayOf } from '#shared/platform/time/time'

/** 活动量: counts what people do, one by one. An activity wins nothing and appends no fact of its own. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly activities: ActivitiesRepository,
    private readonly reader: OwnActivitiesReader,
    private readonly words: ActivityWords,
    private readonly territories: TerritoriesReader,
  ) {}

  /** The caller's own day; refused with `not_a_participant`. */
  own(person: Person, contestId: string): Promise<OwnActivities> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return this.reader.day(contest, ownSeat(contest, person).id)
    })
  }

  /** Counts one activity of the caller; answers with their day. A repeated `requestId` counts once. */
  count(person: Person, contestId: string, input: CountActivityInput): Promise<OwnActivities> {
    return this.change(person, contestId, async (contest, participant) => {
      const known = await this.activities.findByRequest(contestId, person.accountId, input.requestId)
      if (known) return mustBeSame(known, input)
      contest.mustHaveStarted()
      const now = this.clock.now()
      const at = momentOfTap(input.tapped, now)
      const businessDate = dayOfActivity(contest, input.businessDate ?? dayOf(at, contest.timezone))
      mustTakePartOn(participant, businessDate)
      const activity = activityOn(contest, input.activityId, businessDate)
      mustHaveOutcome(activity, input.outcome)
      const territoryId = await this.placeOf(contest, participant.id, { activity, businessDate, input })
      const entry: ActivityEntry = {
        ...{
          id: newId(),
          contestId,
          participantId: participant.id,
          activityId: activity.id,
          businessDate,
          at,
          recordedAt: now,
        },
        ...{ source: 'tap', objectKey: null, dealId: null, recorderId: person.accountId },
        ...{ requestId: input.requestId, reverses: null, territoryId },
      }
      await this.activities.add(entry)
      await this.words.say(contest, entry, input, at)
    })
  }

  /** What came of it, and with whom it was; within ten minutes of its tap, by the moments of the taps. */
  sayOutcome(person: Person, contestId: string, input: SayOutcomeInput): Promise<OwnActivities> {
    return this.change(person, contestId, async (contest) => {
      if (await this.activities.hasOutcome(contestId, person.accountId, input.requestId)) return
      contest.mustHaveStarted()
      const entry = await this.find(person, contestId, input.entry)
      const moment = momentOfTap(input.tapped, this.clock.now())
      mustBeRecent(entry, moment)
      if (await this.activities.isReversed(entry.id)) throw new AppError('activity_undone')
      mustHaveOutcome(activityOn(contest, entry.activityId, entry.businessDate), input.outcome)
      await this.words.say(contest, entry, input, moment)
    })
  }

  /** Undoes an activity within ten minutes; a sale's own visit goes with the sale. */
  undo(person: Person, contestId: string, input: UndoActivityInput): Promise<OwnActivities> {
    return this.change(person, contestId, async (contest) => {
      if (await this.activities.findByRequest(contestId, person.accountId, input.requestId)) return
      contest.mustHaveStarted()
      const entry = await this.find(person, contestId, input.entry)
      if (entry.dealId !== null) throw new AppError('activity_of_deal')
      const now = this.clock.now()
      const moment = momentOfTap(input.tapped, now)
      if (await this.activities.isReversed(entry.id)) return
      mustBeRecent(entry, moment)
      await this.words.undo(contest, entry, input.requestId, moment, now)
    })
  }

  private change(
    person: Person,
    contestId: string,
    work: (contest: LoadedContest, participant: ParticipantView) => Promise<void>,
  ): Promise<OwnActivities> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const participant = ownSeat(contest, person)
      await work(contest, participant)
      return this.reader.day(contest, participant.id)
    })
  }

  /** Where it was: the chosen territory, else the only one of the participant; a call is made from anywhere. */
  private async placeOf(
    contest: LoadedContest,
    participantId: string,
    { activity, businessDate, input }: { activity: Activity; businessDate: Day; input: CountActivityInput },
  ): Promise<string | null> {
    if (activity.kind === 'call') return null
    const { territoryId } = input
    return territoryOf(await this.territories.of(contest), participantId, businessDate, { territoryId }) ?? null
  }

  private async find(person: Person, contestId: string, requestId: string): Promise<ActivityEntry> {
    const entry = await this.activities.findByRequest(contestId, person.accountId, requestId)
    if (!entry || entry.reverses !== null) throw new AppError('not_found')
    return entry
  }
}

function ownSeat(contest: LoadedContest, { accountId }: Person): ParticipantView {
  const own = contest.participantOf(accountId)
  if (!own) throw new AppError('not_a_participant')
  return own
}

/** Today or the day before; what is tapped after the last day counts for none. */
function dayOfActivity(contest: LoadedContest, day: Day): Day {
  if (day > contest.today) throw new AppError('business_date_in_future')
  if (day < contest.startsOn || day > contest.endsOn) throw new AppError('business_date_outside_contest')
  if (day < addDays(contest.today, -1)) throw new AppError('business_date_too_old')
  return day
}

function mustBeSame(known: ActivityEntry, input: CountActivityInput): void {
  if (known.activityId !== input.activityId || known.reverses !== null) throw new AppError('request_reused')
}
