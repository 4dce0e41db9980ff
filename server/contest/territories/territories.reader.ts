import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { Territory, TerritoryHolder } from '#server/contest/territories/territory.entity'
import { TerritoryMap } from '#server/contest/territories/territory-map'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BoundedCache } from '#server/platform/memory/bounded-cache'

/** Counted in territories and holdings. */
const KEPT = { most: 100_000, ms: 24 * 3_600_000, from: 'used' } as const

interface KnownMap {
  revision: number
  epoch: string
  map: TerritoryMap
}

/** The territories of contests, read once per revision: every change of them makes a new one. */
@Injectable()
export class TerritoriesReader {
  private readonly known = new BoundedCache<KnownMap>(KEPT)

  constructor(private readonly uow: UnitOfWork) {}

  /** Inside the caller's unit; without a statement where the revision is known. */
  async of({ id, revision, epoch }: LoadedContest): Promise<TerritoryMap> {
    const known = this.known.get(id)
    if (known?.revision === revision && known.epoch === epoch) return known.map
    const map = await this.read(id)
    const size = 1 + map.all.length
    const keep = () => this.known.set(id, { revision, epoch, map }, size)
    // A write that is rolled back may have seen its own change under this revision.
    if (this.uow.isReading) keep()
    else this.uow.afterCommit(keep)
    return map
  }

  /** As they are in this very unit, changes of it included. */
  async read(contestId: string): Promise<TerritoryMap> {
    const { manager } = this.uow
    const all = await manager.findBy(Territory, { contestId })
    if (all.length === 0) return new TerritoryMap([], [])
    // In an order that does not depend on the collation of a database.
    all.sort((a, b) => (a.key < b.key ? -1 : 1))
    const holdings = await manager.findBy(TerritoryHolder, { contestId })
    holdings.sort((a, b) => (`${a.from ?? ''} ${a.id}` < `${b.from ?? ''} ${b.id}` ? -1 : 1))
    return new TerritoryMap(all, holdings)
  }
}
