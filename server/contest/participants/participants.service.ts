import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Participant } from '#server/contest/contests/participant.entity'
import { ParticipantsRepository } from '#server/contest/participants/participants.repository'
import { TerritoryHoldersService } from '#server/contest/territories/territory-holders.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { AmendPersonInput, PersonView } from '#shared/contest/participants/contract'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** A participant is about to be deleted from a draft; listeners delete what refers to them. */
    'participant.removing': { participantId: string }
  }
}

/** A new participant, before seat and time are known. */
export type NewParticipant = Pick<Participant, 'contestId' | 'teamId' | 'accountId' | 'area' | 'isCaptain'>

/** Who takes part in which team. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly participants: ParticipantsRepository,
    private readonly audit: AuditService,
    private readonly events: DomainEventBus,
    private readonly territories: TerritoryHoldersService,
  ) {}

  /** Adds an account to a team, inside a unit that holds the contest; a running contest gets a fact about it. */
  async add(input: NewParticipant): Promise<Participant> {
    const contest = await this.contests.load(input.contestId)
    contest.mustBeOpen()
    if (!contest.view.teams.some((team) => team.id === input.teamId)) throw new AppError('not_found')
    if (contest.participantOf(input.accountId)) throw new AppError('already_participant')
    const { contestId: _, ...newcomer } = input
    const [participant] = await this.seat(contest, [newcomer])
    if (!participant) throw new Error('Nobody was seated')
    return participant
  }

  /** Seats many, and changes area and captain of others, as one news; inside a unit that holds the contest. */
  async seat(
    contest: LoadedContest,
    newcomers: readonly Omit<NewParticipant, 'contestId'>[],
    changed: readonly Pick<Participant, 'id' | 'area' | 'isCaptain'>[] = [],
  ): Promise<Participant[]> {
    const seat = await this.participants.nextSeat(contest.id)
    // A late joiner is on duty from today, so that earlier days do not count against them.
    const isLate = contest.status !== 'draft' && contest.ledgerDay > contest.startsOn
    const participants = newcomers.map((newcomer, n) => ({
      ...newcomer,
      id: randomUUID(),
      contestId: contest.id,
      seat: seat + n,
      joinedAt: this.clock.now(),
      activeFrom: isLate ? contest.ledgerDay : null,
      activeTo: null,
    }))
    await this.participants.addAll(participants)
    const relocated = changed.filter(({ id, area }) => area !== contest.rules.participant(id)?.area)
    for (const { id, ...columns } of changed) await this.participants.amend(id, columns)
    await this.territories.assign(contest, [...participants.filter(({ area }) => area !== ''), ...relocated])
    await this.announce(contest)
    return participants
  }

  /** Who joined since then, the newest first, by name and team; inside the caller's unit. */
  async newest(contest: LoadedContest, since: Date, limit: number) {
    const newest = await this.participants.newestSince(contest.id, since, limit)
    return newest.flatMap(({ id, joinedAt }) => {
      const participant = contest.view.participants.find((each) => each.id === id)
      return participant ? [{ participantId: id, teamId: participant.teamId, name: participant.name, joinedAt }] : []
    })
  }

  /** Everyone of a contest in seat order, with what only directors see. */
  list(person: Person, contestId: string): Promise<PersonView[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      return this.people(contestId)
    })
  }

  /** Corrects a name, an area or a time of duty, names a captain; another team only before the start. */
  amend(person: Person, contestId: string, id: string, input: AmendPersonInput): Promise<PersonView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const participant = await this.participants.find(contestId, id)
      if (!participant) throw new AppError('not_found')
      const before = (await this.people(contestId)).find((each) => each.id === id)
      const { name, ...columns } = input
      if (columns.teamId !== undefined && columns.teamId !== participant.teamId) contest.mustBeDraft()
      if (columns.teamId !== undefined && !contest.view.teams.some((team) => team.id === columns.teamId))
        throw new AppError('not_found')
      await this.participants.amend(id, columns)
      if (columns.area !== undefined && columns.area !== participant.area)
        await this.territories.assign(contest, [{ id, area: columns.area }])
      if (columns.activeTo) await this.territories.leave(contest, id, columns.activeTo)
      if (name !== undefined) await this.participants.rename(participant.accountId, name)
      await this.announce(contest)
      const after = (await this.people(contestId)).find((each) => each.id === id)
      if (!after) throw new AppError('not_found')
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'person.amended',
        subject: after.name,
        before,
        after,
      })
      return after
    })
  }

  /** Removes a participant from a draft. After the start people can only leave (`activeTo`) and keep their sales. */
  remove(person: Person, contestId: string, id: string): Promise<void> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const participant = await this.participants.find(contestId, id)
      if (!participant) throw new AppError('not_found')
      if (contest.status !== 'draft') throw new AppError('participant_has_history')
      const before = (await this.people(contestId)).find((each) => each.id === id)
      await this.events.emit('participant.removing', { participantId: id })
      await this.participants.remove(id)
      await this.announce(contest)
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'person.removed',
        subject: before?.name ?? '',
        before,
      })
    })
  }

  private async announce(contest: LoadedContest): Promise<void> {
    await this.contests.bumpRevision(contest.id)
    if (contest.status !== 'draft') await this.contests.announce(contest, 'people')
  }

  private async people(contestId: string): Promise<PersonView[]> {
    const participants = await this.participants.inSeatOrder(contestId)
    const accounts = await this.participants.accountsOf(participants)
    return participants.map(({ id, teamId, accountId, area, isCaptain, activeFrom, activeTo, joinedAt }) => ({
      id,
      teamId,
      accountId,
      name: accounts.get(accountId)?.name ?? '',
      login: accounts.get(accountId)?.login ?? '',
      area,
      isCaptain,
      isDisabled: accounts.get(accountId)?.isDisabled ?? false,
      activeFrom,
      activeTo,
      joinedAt: joinedAt.toISOString(),
    }))
  }
}
