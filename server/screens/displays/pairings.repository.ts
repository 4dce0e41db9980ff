import { Injectable } from '@nestjs/common'
import { LessThanOrEqual, MoreThan } from 'typeorm'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Pairing } from '#server/screens/displays/pairing.entity'

/** TVs that wait for a director, each for some minutes. */
@Injectable()
export class PairingsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get pairings() {
    return this.uow.manager.getRepository(Pairing)
  }

  async add(pairing: Pairing): Promise<void> {
    await this.pairings.insert(pairing)
  }

  byCode(codeHash: string, now: Date): Promise<Pairing | null> {
    return this.pairings.findOneBy({ codeHash, expiresAt: MoreThan(now) })
  }

  bySecret(secretHash: string, now: Date): Promise<Pairing | null> {
    return this.pairings.findOneBy({ secretHash, expiresAt: MoreThan(now) })
  }

  async confirm(id: string, displayId: string): Promise<void> {
    await this.pairings.update({ id }, { displayId })
  }

  async remove(id: string): Promise<void> {
    await this.pairings.delete({ id })
  }

  async removeExpired(now: Date): Promise<void> {
    await this.pairings.delete({ expiresAt: LessThanOrEqual(now) })
  }
}
