import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LastTouches, type TouchSource } from '#server/contest/territories/last-touches'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Lines as what keeps a territory: their visits say when it was last worked in. */
@Injectable()
export class LineTerritories implements TouchSource, OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly touches: LastTouches,
  ) {}

  onModuleInit(): void {
    this.touches.register(this)
  }

  newest() {
    return Promise.resolve(new Map<string, never>())
  }

  async isUsed({ id }: LoadedContest, territoryId: string): Promise<boolean> {
    const [row] = await this.uow
      .sql`select 1 as "found" from prospect where "contestId" = ${id} and "territoryId" = ${territoryId} limit 1`
    return row !== undefined
  }
}
