import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type EntityTarget, In, type ObjectLiteral } from 'typeorm'
import { GoalRow } from '#server/contest/contests/goal.entity'
import { MetricRow } from '#server/contest/contests/metric.entity'
import { OfferRow } from '#server/contest/contests/offer.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { DraftInput } from '#shared/contest/contests/contract'

interface Owned extends ObjectLiteral {
  id: string
  contestId: string
}

/** Writes what the wizard saved over what the draft held. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async replace(contestId: string, draft: DraftInput): Promise<void> {
    const { manager } = this.uow
    await manager.delete(GoalRow, { contestId })
    const place = <T extends object>(rows: readonly T[]) =>
      rows.map((row, position) => ({ ...row, contestId, position }))
    await this.replaceRows(OfferRow, contestId, place(draft.offers))
    await this.replaceRows(MetricRow, contestId, place(draft.metrics))
    await this.replaceRows(TeamRow, contestId, place(draft.teams))
    if (draft.goals.length > 0)
      await manager.insert(
        GoalRow,
        draft.goals.map((goal) => ({ ...goal, id: randomUUID(), contestId })),
      )
  }

  private async replaceRows<T extends Owned>(entity: EntityTarget<T>, contestId: string, rows: Owned[]): Promise<void> {
    const repository = this.uow.manager.getRepository<Owned>(entity as EntityTarget<Owned>)
    const ids = rows.map((row) => row.id)
    const taken = ids.length === 0 ? [] : await repository.findBy({ id: In(ids) })
    if (taken.some((row) => row.contestId !== contestId)) throw new AppError('invalid_input')
    const present = await repository.findBy({ contestId })
    const gone = present.filter((row) => !ids.includes(row.id)).map((row) => row.id)
    if (gone.length > 0) await repository.delete({ id: In(gone) })
    if (rows.length > 0) await repository.upsert(rows, ['id'])
  }

  /** Refuses a draft that lacks a team of people who take part. */
  async refuseRemovalOfPeople(contestId: string, draft: DraftInput): Promise<void> {
    const people = await this.uow.manager.findBy(Participant, { contestId })
    const teams = new Set(draft.teams.map((team) => team.id))
    if (people.some((person) => !teams.has(person.teamId))) throw new AppError('team_has_people')
  }
}
