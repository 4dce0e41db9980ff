import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ParticipantCode } from '#server/contest/participants/participant-code.entity'
import { ParticipantsRepository } from '#server/contest/participants/participants.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { type DomainEvents, OnDomainEvent } from '#server/platform/events/domain-events'
import { AppError } from '#server/platform/http/app-error'
import type { PersonCode, SetCodesInput } from '#shared/contest/participants/codes'

/** The codes and other names of participants in business systems, by which lists are matched. */
@Injectable()
export class CodesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly participants: ParticipantsRepository,
    private readonly audit: AuditService,
  ) {}

  list(person: Person, contestId: string, participantId: string): Promise<PersonCode[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(person, contestId)
      if (!(await this.participants.find(contestId, participantId))) throw new AppError('not_found')
      return this.codesOf(participantId)
    })
  }

  /** Puts these codes in place of all that the participant had; a code of two people is settled by the list's rows. */
  set(person: Person, contestId: string, participantId: string, { codes }: SetCodesInput): Promise<PersonCode[]> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      if (!(await this.participants.find(contestId, participantId))) throw new AppError('not_found')
      const before = await this.codesOf(participantId)
      await this.uow.manager.delete(ParticipantCode, { participantId })
      const rows = codes.map((code, position) => ({ id: randomUUID(), contestId, participantId, ...code, position }))
      if (rows.length > 0) await this.uow.manager.insert(ParticipantCode, rows)
      await this.audit.note({
        centerId: contest.centerId,
        contestId,
        actor: person.name,
        action: 'person.codes_changed',
        subject: contest.rules.participant(participantId)?.name ?? '',
        before: { codes: before },
        after: { codes },
      })
      return codes
    })
  }

  /** Gives the participants of a copied contest (from old to new id) the codes of before, inside a unit under way. */
  async copy(contestId: string, seats: ReadonlyMap<string, string>): Promise<void> {
    if (seats.size === 0) return
    const before = await this.uow.manager.findBy(ParticipantCode, { participantId: In([...seats.keys()]) })
    const rows = before.map((row) => ({
      ...{ ...row, id: randomUUID(), contestId },
      participantId: seats.get(row.participantId) ?? row.participantId,
    }))
    if (rows.length > 0) await this.uow.manager.insert(ParticipantCode, rows)
  }

  @OnDomainEvent('participant.removing')
  async forget({ participantId }: DomainEvents['participant.removing']): Promise<void> {
    await this.uow.manager.delete(ParticipantCode, { participantId })
  }

  private async codesOf(participantId: string): Promise<PersonCode[]> {
    const rows = await this.uow.manager.find(ParticipantCode, { where: { participantId }, order: { position: 'ASC' } })
    return rows.map(({ code, kind, from, to }) => ({ code, kind, from, to }))
  }
}
