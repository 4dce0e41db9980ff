import { setImmediate } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { CenterIndex } from '#server/ritual/playbook/center-index'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'

/** How many changed cards are read and spelled before other requests have their turn. */
const BATCH = 25
const CENTERS_KEPT = 50

/** The index of each centre's cards; whichever server wrote a change, the next search on any of them knows it. */
@Injectable()
export class PlaybookIndexes {
  private readonly kept = new Map<string, { index: CenterIndex; turn: Promise<unknown> }>()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly playbook: PlaybookRepository,
  ) {}

  /** The centre's index, updated from the table. */
  async fresh(centerId: string): Promise<CenterIndex> {
    const place = this.kept.get(centerId) ?? { index: new CenterIndex(), turn: Promise.resolve() }
    this.kept.delete(centerId)
    this.kept.set(centerId, place)
    for (const oldest of this.kept.keys()) if (this.kept.size > CENTERS_KEPT) this.kept.delete(oldest)
    const refreshed = place.turn.catch(() => undefined).then(() => this.refresh(centerId, place.index))
    place.turn = refreshed
    await refreshed
    return place.index
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
