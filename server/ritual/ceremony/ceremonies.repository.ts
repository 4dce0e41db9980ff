import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Ceremony } from '#server/ritual/ceremony/ceremony.entity'

/** The ceremony of each contest that has begun one. */
@Injectable()
export class CeremoniesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string): Promise<Ceremony | null> {
    return this.uow.manager.findOneBy(Ceremony, { contestId })
  }

  async save(ceremony: Ceremony): Promise<void> {
    await this.uow.manager.upsert(Ceremony, { ...ceremony }, ['contestId'])
  }
}
