import { setImmediate } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BoundedCache } from '#server/platform/memory/bounded-cache'
import { CenterIndex } from '#server/ritual/playbook/center-index'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'

/** How many changed cards are read and spelled before other requests have their turn. */
const BATCH = 25
const KEPT = { most: 50, ms: 24 * 3_600_000, from: 'used' } as const

interface Place {
  index: CenterIndex
  turn: Promise<unknown>
}

/** The index of each centre's cards; whichever server wrote a change, the next search on any of them knows it. */
@Injectable()
export class PlaybookIndexes {
  private readonly kept = new BoundedCache<Place>(KEPT)

  constructor(
    private readonly uow: UnitOfWork,
    private readonly playbook: PlaybookRepository,
  ) {}

  /** The centre's index, updated from the table. */
  async fresh(centerId: string): Promise<CenterIndex> {
    const place = this.kept.get(centerId) ?? this.begin(centerId)
    const refreshed = place.turn.catch(() => undefined).then(() => this.refresh(centerId, place.index))
    place.turn = refreshed
    await refreshed
    return place.index
  }

  private begin(centerId: string): Place {
    const place: Place = { index: new CenterIndex(), turn: Promise.resolve() }
    this.kept.set(centerId, place)
    return place
  }

  private async refresh(centerId: string, index: CenterIndex): Promise<void> {
    const revision = await this.uow.read(() => this.playbook.revision(centerId))
    if (revision === index.revision) return
    for (;;) {
      const changed = await this.uow.read(() => this.playbook.changedSince(centerId, index.seen, BATCH))
      index.apply(changed)
      if (changed.length < BATCH) break
      await setImmediate()
    }
    await this.dropRemoved(centerId, index)
    index.revision = revision
  }

  private dropRemoved(centerId: string, index: CenterIndex): Promise<void> {
    return this.uow.read(async () => {
      if ((await this.playbook.count(centerId)) === index.size) return
      index.keepOnly(new Set(await this.playbook.ids(centerId)))
    })
  }
}
