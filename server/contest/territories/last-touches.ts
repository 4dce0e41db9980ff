import { Injectable } from '@nestjs/common'
import type { EntityTarget } from 'typeorm'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { Day } from '#shared/platform/time/time'

/** Knows when territories were last worked in. */
export interface TouchSource {
  /** The newest business date per territory of the contest, inside the caller's unit. */
  newest(contest: LoadedContest): Promise<ReadonlyMap<string, Day>>
  /** The table whose rows point at territories: one that is pointed at has to stay. */
  readonly rows: EntityTarget<{ territoryId: string | null }>
}

/** Who works in territories: features of the wings above, such as deals, register as sources at start. */
@Injectable()
export class LastTouches {
  private readonly sources: TouchSource[] = []

  constructor(private readonly uow: UnitOfWork) {}

  register(source: TouchSource): void {
    this.sources.push(source)
  }

  /** The newest day of all sources, per territory. */
  async newest(contest: LoadedContest): Promise<Map<string, Day>> {
    const newest = new Map<string, Day>()
    for (const source of this.sources)
      for (const [territoryId, day] of await source.newest(contest))
        if (day > (newest.get(territoryId) ?? '')) newest.set(territoryId, day)
    return newest
  }

  async isUsed(territoryId: string): Promise<boolean> {
    for (const { rows } of this.sources) if (await this.uow.manager.existsBy(rows, { territoryId })) return true
    return false
  }
}
