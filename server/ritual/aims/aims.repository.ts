import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Aim } from '#server/ritual/aims/aim.entity'
import type { Month } from '#shared/platform/time/time'

/** Whose goals of which month. */
export interface AimKey {
  contestId: string
  participantId: string
  month: Month
}

/** Own goals, from the first that was set to the last. */
@Injectable()
export class AimsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  findByRequest({ contestId, participantId }: Omit<AimKey, 'month'>, requestId: string): Promise<Aim | null> {
    return this.uow.manager.findOneBy(Aim, { contestId, participantId, requestId })
  }

  /** Every one that was set, in order. */
  list(key: AimKey): Promise<Aim[]> {
    return this.uow.manager.find(Aim, { where: { ...key }, order: { position: 'ASC' } })
  }

  async add(aim: Aim): Promise<void> {
    await this.uow.manager.insert(Aim, aim)
  }
}
