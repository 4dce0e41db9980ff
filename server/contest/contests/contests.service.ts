import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Contest } from '#server/contest/contests/contest.entity'
import { ContestsRepository } from '#server/contest/contests/contests.repository'
import type { ContestHead, LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Caller, Person } from '#server/platform/auth/caller'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import {
  type ContestSummary,
  type ContestView,
  type CreateContestInput,
  statusOn,
} from '#shared/contest/contests/contract'
import type { LiveFact } from '#shared/live/facts'
import { addDays, dayOf } from '#shared/platform/time/time'

/** Where a new draft starts: three months from today, pledges locked at half past nine. */
const DRAFT = { days: 91, lockTime: '09:30' }

/** Contests of a centre, and the door through which other features see one. */
@Injectable()
export class ContestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsRepository,
    private readonly centers: CentersRepository,
    private readonly audit: AuditService,
    private readonly journal: LiveJournal,
  ) {}

  /** The contest as the unit under way sees it; refused with `not_found`. */
  async load(contestId: string): Promise<LoadedContest> {
    const contest = await this.contests.find(contestId)
    if (!contest) throw new AppError('not_found')
    return contest
  }

  /** What of the contest changes often, as the unit under way sees it; refused with `not_found`. */
  async head(contestId: string): Promise<ContestHead> {
    const head = await this.contests.head(contestId)
    if (!head) throw new AppError('not_found')
    return head
  }

  /** The numbers of the contests' newest facts. */
  heads(ids: readonly string[]): Promise<Pick<ContestHead, 'id' | 'headSeq'>[]> {
    return this.contests.heads(ids)
  }

  /**
   * As `load`, for a person of that centre or a display of that contest; refused with `not_found` for anyone else, and
   * for members of a draft that they do not take part in. A unit that writes must have checked the caller (`writeAs`).
   */
  async loadFor(caller: Caller, contestId: string): Promise<LoadedContest> {
    const contest = await this.load(contestId)
    this.assertSees(caller, contest)
    return contest
  }

  /** Throws `not_found` for a caller who may not see the contest; see `loadFor`. */
  assertSees(caller: Caller, contest: LoadedContest): void {
    this.uow.assertChecked(caller)
    const isForeign = contest.centerId !== caller.centerId
    const isOtherTv = caller.kind === 'display' && caller.contestId !== contest.id
    if (isForeign || isOtherTv || isUnseenDraft(contest, caller)) throw new AppError('not_found')
  }

  view(caller: Caller, contestId: string): Promise<ContestView> {
    return this.uow.read(async () => (await this.loadFor(caller, contestId)).view)
  }

  /** Members see drafts only where they already take part. */
  list(person: Person): Promise<ContestSummary[]> {
    return this.uow.read(async () => {
      const seats = await this.contests.seatsOf(person.accountId)
      const seatIn = new Map(seats.map((seat) => [seat.contestId, seat]))
      const contests = await this.contests.list(person.centerId)
      return contests
        .filter((contest) => person.role === 'director' || contest.status !== 'draft' || seatIn.has(contest.id))
        .map((contest) => ({ contest, today: dayOf(this.clock.now(), contest.timezone) }))
        .map(({ contest, today }) => ({
          id: contest.id,
          name: contest.name,
          status: statusOn(contest.status, contest.endsOn, today),
          isDemo: contest.isDemo,
          startsOn: contest.startsOn,
          endsOn: contest.endsOn,
          today,
          participantId: seatIn.get(contest.id)?.id ?? null,
          teamId: seatIn.get(contest.id)?.teamId ?? null,
        }))
    })
  }

  /** A draft with the centre's time zone, for the wizard to go on from. */
  create(person: Person, input: CreateContestInput): Promise<ContestView> {
    return this.uow.writeAs(person, async () => (await this.begin(person, input)).view)
  }

  /** As `create`, inside a unit under way. */
  async begin(
    person: Person,
    input: CreateContestInput,
    {
      meetingHours = null,
      meetingForms = null,
      territoryWord = null,
    }: Partial<Pick<Contest, 'meetingHours' | 'meetingForms' | 'territoryWord'>> = {},
  ): Promise<LoadedContest> {
    const center = await this.centers.get(person.centerId)
    const now = this.clock.now()
    const startsOn = dayOf(now, center.timezone)
    const id = randomUUID()
    await this.contests.add({
      id,
      centerId: center.id,
      name: input.name,
      slogan: '',
      plan: '',
      startsOn,
      endsOn: addDays(startsOn, DRAFT.days - 1),
      timezone: center.timezone,
      lockTime: DRAFT.lockTime,
      rankingBasis: 'total',
      overall: null,
      paceBasis: 'calendar',
      workWeek: '12345',
      meetingHours,
      meetingForms,
      territoryWord,
      activities: null,
      activityShare: 0,
      status: 'draft',
      isDemo: input.isDemo ?? false,
      headSeq: 0,
      epoch: randomUUID(),
      revision: 1,
      createdAt: now,
      startedAt: null,
      closedAt: null,
    })
    await this.audit.note({
      centerId: center.id,
      contestId: id,
      actor: person.name,
      action: 'contest.created',
      subject: input.name,
    })
    return this.load(id)
  }

  /** Makes later units read the contest's rules again, after a change of participants or the calendar. */
  bumpRevision(contestId: string): Promise<void> {
    return this.contests.bumpRevision(contestId)
  }

  /** Appends `contest.changed`: screens then fetch a new snapshot. Call inside a unit that holds the contest. */
  async announce(contest: LoadedContest, what: Extract<LiveFact, { type: 'contest.changed' }>['what']): Promise<void> {
    await this.journal.append(contest, [{ fact: { type: 'contest.changed', what } }], this.clock.now())
  }
}

const isUnseenDraft = (contest: LoadedContest, caller: Caller): boolean =>
  contest.status === 'draft' &&
  caller.kind === 'person' &&
  caller.role !== 'director' &&
  !contest.participantOf(caller.accountId)
