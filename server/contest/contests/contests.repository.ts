import { Injectable } from '@nestjs/common'
import { In, IsNull } from 'typeorm'
import { CalendarDay } from '#server/contest/contests/calendar-day.entity'
import { Contest } from '#server/contest/contests/contest.entity'
import { GoalRow } from '#server/contest/contests/goal.entity'
import { type ContestHead, ContestRules, type Enrolment, LoadedContest } from '#server/contest/contests/loaded-contest'
import { MetricRow } from '#server/contest/contests/metric.entity'
import { OfferRow } from '#server/contest/contests/offer.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { RevisionRow } from '#server/contest/contests/revision.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Portrait } from '#server/platform/accounts/portrait.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { BoundedCache } from '#server/platform/memory/bounded-cache'
import { Clock } from '#server/platform/settings/clock'
import { addedMetric } from '#shared/contest/contests/contest-on'
import type { ContestView } from '#shared/contest/contests/contract'
import { MEETING_FORMS } from '#shared/contest/contests/meeting-forms'
import { MEETING_HOURS } from '#shared/contest/contests/meeting-hours'
import type { Revision } from '#shared/contest/contests/revision'
import { dayOf } from '#shared/platform/time/time'

/** The rules of 1,200 people are some 600 KB, so that these are people rather than contests. */
const KEPT = { most: 100_000, ms: 24 * 3_600_000, from: 'used' } as const

interface KnownRules {
  revision: number
  epoch: string
  rules: ContestRules
}

/** Contests and their rules. The rules of a revision are read once and kept, as nothing in them changes without a new one. */
@Injectable()
export class ContestsRepository {
  private readonly known = new BoundedCache<KnownRules>(KEPT)

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The contest as this unit sees it; one statement where its revision is known. */
  async find(contestId: string): Promise<LoadedContest | undefined> {
    const head = await this.head(contestId)
    if (!head) return undefined
    const known = this.known.get(contestId)
    if (known?.revision === head.revision && known.epoch === head.epoch) return this.loaded(head, known.rules)
    const rules = await this.readRules(contestId)
    const size = 1 + rules.view.participants.length
    const keep = () => this.known.set(contestId, { revision: head.revision, epoch: head.epoch, rules }, size)
    // A write that is rolled back may have seen its own change under this revision.
    if (this.uow.isReading) keep()
    else this.uow.afterCommit(keep)
    return this.loaded(head, rules)
  }

  /** One statement: what of a contest changes often. */
  async head(contestId: string): Promise<ContestHead | undefined> {
    const [head] = await this.uow.sql<ContestHead>`
      select "id", "centerId", "headSeq", "epoch", "revision" from contest where "id" = ${contestId}`
    return head
  }

  /** The numbers of the contests' newest facts. */
  heads(ids: readonly string[]): Promise<Pick<ContestHead, 'id' | 'headSeq'>[]> {
    return this.uow.sql`select "id", "headSeq" from contest where "id" in (${this.uow.list(ids)})`
  }

  /** Contests of the centre, newest first. */
  list(centerId: string): Promise<Contest[]> {
    return this.uow.manager.find(Contest, { where: { centerId }, order: { startsOn: 'DESC', createdAt: 'DESC' } })
  }

  seatsOf(accountId: string): Promise<Participant[]> {
    return this.uow.manager.findBy(Participant, { accountId })
  }

  async add(contest: Contest): Promise<void> {
    await this.uow.manager.insert(Contest, contest)
  }

  /** Increments the revision, so that later units read the rules again; for changes of other tables they come from. */
  async bumpRevision(contestId: string): Promise<void> {
    await this.amend(contestId, {})
  }

  /** Changes the row and increments the revision. */
  async amend(contestId: string, changes: Partial<Contest>): Promise<void> {
    await this.uow.manager.update(Contest, { id: contestId }, { ...changes, revision: () => '"revision" + 1' })
  }

  async amendTeam(teamId: string, changes: Partial<TeamRow>): Promise<void> {
    await this.uow.manager.update(TeamRow, { id: teamId }, changes)
  }

  private loaded(head: ContestHead, rules: ContestRules): LoadedContest {
    return new LoadedContest(head, rules, dayOf(this.clock.now(), rules.view.timezone))
  }

  private async readRules(contestId: string): Promise<ContestRules> {
    const { manager } = this.uow
    const contest = await manager.findOneByOrFail(Contest, { id: contestId })
    const ordered = { where: { contestId }, order: { position: 'ASC' } } as const
    const [metrics, offers, teams] = [
      await manager.find(MetricRow, { ...ordered, where: { contestId, since: IsNull() } }),
      await manager.find(OfferRow, ordered),
      await manager.find(TeamRow, ordered),
    ]
    const goals = await manager.findBy(GoalRow, { contestId })
    const calendar = await manager.find(CalendarDay, { where: { contestId }, order: { day: 'ASC' } })
    const enrolments = await this.readEnrolments(contestId)
    const revisions = await this.readRevisions(contestId)
    const view = toView(contest, metrics, offers, teams, goals, calendar, enrolments)
    return new ContestRules(revisions.length > 0 ? { ...view, revisions } : view, enrolments)
  }

  private async readRevisions(contestId: string): Promise<Revision[]> {
    const rows = await this.uow.manager.find(RevisionRow, { where: { contestId }, order: { from: 'ASC', seq: 'ASC' } })
    const ids = [...new Set(rows.map((row) => row.accountId))]
    const accounts = ids.length === 0 ? [] : await this.uow.manager.findBy(Account, { id: In(ids) })
    const names = new Map(accounts.map((account) => [account.id, account.name]))
    return rows.map(({ id, seq, from, reason, changes, accountId, at }) => ({
      ...{ id, seq, from, reason, changes, at: at.toISOString() },
      by: names.get(accountId) ?? '',
    }))
  }

  /** A published revision, and the metrics it adds to what may be sold. */
  async addRevision(revision: RevisionRow): Promise<void> {
    const { contestId, from, changes } = revision
    const ids = changes.metrics.map((metric) => metric.id)
    if (ids.length > 0 && (await this.uow.manager.existsBy(MetricRow, { id: In(ids) })))
      throw new AppError('invalid_input', { fields: [{ path: 'metrics', message: 'taken' }] })
    const position = await this.uow.manager.countBy(MetricRow, { contestId })
    const rows = changes.metrics.map((metric, index) => ({
      ...{ ...addedMetric(metric), contestId, since: from, position: position + index },
    }))
    if (rows.length > 0) await this.uow.manager.insert(MetricRow, rows)
    await this.uow.manager.insert(RevisionRow, { ...revision })
    await this.bumpRevision(contestId)
  }

  private async readEnrolments(contestId: string): Promise<Enrolment[]> {
    const rows = await this.uow.manager.find(Participant, { where: { contestId }, order: { seat: 'ASC' } })
    const ids = rows.map((row) => row.accountId)
    const accounts = ids.length === 0 ? [] : await this.uow.manager.findBy(Account, { id: In(ids) })
    const names = new Map(accounts.map((account) => [account.id, account.name]))
    const portraits = await this.portraitsOf(accounts.filter(({ isDisabled }) => !isDisabled).map(({ id }) => id))
    return rows.map(({ id, teamId, accountId, area, isCaptain, activeFrom, activeTo }) => {
      const participant = { id, teamId, name: names.get(accountId) ?? '', area, isCaptain, activeFrom, activeTo }
      const portrait = portraits.get(accountId)
      return { accountId, participant: portrait ? { ...participant, portrait } : participant }
    })
  }

  /** Their versions, without the pictures. */
  private async portraitsOf(accountIds: readonly string[]): Promise<Map<string, string>> {
    if (accountIds.length === 0) return new Map()
    const select = { accountId: true, version: true }
    const rows = await this.uow.manager.find(Portrait, { select, where: { accountId: In([...accountIds]) } })
    return new Map(rows.map(({ accountId, version }) => [accountId, version]))
  }
}

function toView(
  contest: Contest,
  metrics: MetricRow[],
  offers: OfferRow[],
  teams: TeamRow[],
  goals: GoalRow[],
  calendar: CalendarDay[],
  enrolments: Enrolment[],
): ContestView {
  return {
    id: contest.id,
    name: contest.name,
    slogan: contest.slogan,
    plan: contest.plan,
    startsOn: contest.startsOn,
    endsOn: contest.endsOn,
    timezone: contest.timezone,
    lockTime: contest.lockTime,
    rankingBasis: contest.rankingBasis,
    ...(contest.overall ? { overall: contest.overall } : {}),
    paceBasis: contest.paceBasis,
    workWeek: contest.workWeek,
    meetingHours: contest.meetingHours ?? MEETING_HOURS,
    meetingForms: contest.meetingForms ?? MEETING_FORMS,
    ...(contest.territoryWord ? { territoryWord: contest.territoryWord } : {}),
    ...(contest.activities?.length ? { activities: contest.activities } : {}),
    ...(contest.activityShare > 0 ? { activityShare: contest.activityShare } : {}),
    calendar: calendar.map(({ day, isWorking, note }) => ({ day, isWorking, note })),
    status: contest.status,
    isDemo: contest.isDemo,
    startedAt: contest.startedAt?.toISOString() ?? null,
    closedAt: contest.closedAt?.toISOString() ?? null,
    metrics: metrics.map(({ id, name, kind, unit, pointsPerUnit, countsWhen, numberRule, askAbove }) => ({
      id,
      name,
      kind,
      unit,
      pointsPerUnit,
      countsWhen,
      numberRule,
      askAbove,
    })),
    offers: offers.map(({ id, name, lines }) => ({ id, name, lines })),
    teams: teams.map(({ id, name, slogan, colour, crest }) => ({ id, name, slogan, colour, crest })),
    goals: goals.map(({ teamId, metricId, target, challenge }) => ({ teamId, metricId, target, challenge })),
    participants: enrolments.map((enrolment) => enrolment.participant),
  }
}
