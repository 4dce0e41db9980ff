import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { AppError } from '#server/platform/http/app-error'
import { ActivityHintsReader } from '#server/ritual/pledges/activity-hints.reader'
import { ActivityPledges } from '#server/ritual/pledges/activity-pledges'
import type { Pledge, PledgeRevision } from '#server/ritual/pledges/pledge.entity'
import { PledgeFloorService } from '#server/ritual/pledges/pledge-floor.service'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { isActive, nextWorkingDay } from '#shared/contest/duty/contract'
import type { Totals } from '#shared/ledger/standings/contract'
import { wallClock } from '#shared/platform/time/time'
import type { ActivityHint, PledgeInput } from '#shared/ritual/pledges/contract'
import { type PledgeLock, pledgeLockOf } from '#shared/ritual/pledges/pledge-lock'
import type { PledgedActivities } from '#shared/ritual/pledges/pledged-activities'
import { type AfterSales, hasSoldSince } from '#shared/ritual/pledges/sold-before'

/** When the evening begins for early pledges, at the latest. */
const EARLY_FROM = '17:00'

/** How far the meetings of a day are. */
export interface DayMeetings {
  isMorningClosed: boolean
  hasEveningBegun: boolean
}

type MeetingsSource = (contestId: string, day: string) => Promise<DayMeetings>

/** What applies to a pledge when it is made: whether its day is open, the lock, and the floor; inside the caller's unit. */
@Injectable()
export class PledgeTermsService {
  private meetings: MeetingsSource = () => Promise.resolve({ isMorningClosed: false, hasEveningBegun: false })

  constructor(
    private readonly duty: DutyService,
    private readonly floors: PledgeFloorService,
    private readonly activities: ActivityPledges,
    private readonly hints: ActivityHintsReader,
  ) {}

  /** Registers the feature that holds meetings. */
  registerMeetings(source: MeetingsSource): void {
    this.meetings = source
  }

  /** Why a pledge of today can only be raised, or a first one is late, by the totals of its day; null while it is open. */
  async lockOf(contest: LoadedContest, pledge: AfterSales | null, day: Totals, now: Date): Promise<PledgeLock | null> {
    const { day: today, time } = wallClock(now, contest.timezone)
    const { isMorningClosed } = await this.meetings(contest.id, today)
    return pledgeLockOf(contest, { time, hasSold: pledge !== null && hasSoldSince(pledge, day), isMorningClosed })
  }

  /** The next working day from the evening on, when it takes early pledges; null before. */
  async earlyDay(contest: LoadedContest, now: Date): Promise<string | null> {
    const { day, time } = wallClock(now, contest.timezone)
    const next = nextWorkingDay(contest.view, day)
    if (next < contest.startsOn || next > contest.endsOn) return null
    if (time >= EARLY_FROM) return next
    return (await this.meetings(contest.id, day)).hasEveningBegun ? next : null
  }

  /**
   * Refused with `pledge_day_over`, `pledge_too_early`, `business_date_outside_contest`, or `not_on_duty` for someone who
   * is absent or not in the contest on that day.
   */
  async mustBeOpen(contest: LoadedContest, person: ParticipantView, day: string, now: Date): Promise<void> {
    const today = wallClock(now, contest.timezone).day
    if (day > today) await this.mustBeOpenEarly(contest, day, now)
    else if (day !== today) throw new AppError('pledge_day_over')
    if (day < contest.startsOn || day > contest.endsOn) throw new AppError('business_date_outside_contest')
    const absences = await this.duty.absencesOf(contest.id, day)
    const isAbsent = absences.some((absence) => absence.participantId === person.id)
    if (isAbsent || !isActive(person, day)) throw new AppError('not_on_duty')
  }

  /** What a pledge of `day` has to be worth to count as kept, and the average behind it. */
  floorOf(contest: LoadedContest, participantId: string, day: string): Promise<{ floor: number; average: number }> {
    return this.floors.of(contest, participantId, day)
  }

  /** What the pledge has to be worth; fixed on the day on which it was first made. */
  async floorFor(
    contest: LoadedContest,
    current: Pledge | null,
    { day, participantId }: Pick<Pledge, 'day' | 'participantId'>,
    now: Date,
  ): Promise<number> {
    const today = wallClock(now, contest.timezone).day
    const isFirstOfDay = !current || wallClock(current.at, contest.timezone).day < today
    return isFirstOfDay ? (await this.floors.of(contest, participantId, day)).floor : current.floor
  }

  /** As `ActivityPledges.next`. */
  activitiesFor(
    contest: LoadedContest,
    current: Pledge | null,
    kind: PledgeRevision['kind'],
    input: PledgeInput,
    participantId: string,
  ): Promise<PledgedActivities | null> {
    return this.activities.next(contest, current, kind, input, participantId)
  }

  /** What helps to choose how many activities to pledge. */
  activityHints(contest: LoadedContest, person: ParticipantView, day: string): Promise<ActivityHint[]> {
    return this.hints.of(contest, person, day)
  }

  private async mustBeOpenEarly(contest: LoadedContest, day: string, now: Date): Promise<void> {
    if (day !== nextWorkingDay(contest.view, wallClock(now, contest.timezone).day))
      throw new AppError('pledge_day_over')
    if ((await this.earlyDay(contest, now)) !== day) throw new AppError('pledge_too_early')
  }
}
