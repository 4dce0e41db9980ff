import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import type { LiveFact } from '#shared/live/facts'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { Ritual } from '#shared/live/ritual'

/** The values that features contribute to a snapshot, by key. */
export type SnapshotValues = Pick<LiveSnapshot, 'pledges'> & Ritual
type Key = keyof SnapshotValues

/** One feature's part of a snapshot. */
export interface SnapshotPart<K extends Key = Key> {
  key: K
  /** Whether the fact may change the value; until then a room reuses the one it has. */
  isTouchedBy(fact: LiveFact): boolean
  /** Inside the caller's unit. */
  load(contest: LoadedContest, viewpoint: Viewpoint): Promise<SnapshotValues[K]>
  /** The value for people outside the contest, who were sent a link. */
  forSpectators(value: SnapshotValues[K]): SnapshotValues[K]
}

/** What snapshots are composed of. A feature registers its part at start; rooms know no feature. */
@Injectable()
export class SnapshotParts {
  private readonly parts = new Map<Key, SnapshotPart>()

  register<K extends Key>(part: SnapshotPart<K>): void {
    if (this.parts.has(part.key)) throw new Error(`Two features register the snapshot part ${part.key}`)
    this.parts.set(part.key, part)
  }

  /** The values that none of the facts may have changed. */
  unchanged(values: Partial<SnapshotValues>, facts: readonly LiveFact[]): Partial<SnapshotValues> {
    const kept: Partial<SnapshotValues> = { ...values }
    for (const part of this.parts.values()) if (facts.some((fact) => part.isTouchedBy(fact))) delete kept[part.key]
    return kept
  }

  /** All values: those in `known`, and the others as the unit under way sees them. */
  async load(
    contest: LoadedContest,
    viewpoint: Viewpoint,
    known: Partial<SnapshotValues> = {},
  ): Promise<SnapshotValues> {
    const values: Partial<SnapshotValues> = { ...known }
    for (const part of this.parts.values())
      if (values[part.key] === undefined) Object.assign(values, { [part.key]: await part.load(contest, viewpoint) })
    if (!areComplete(values)) throw new Error('A part of the snapshot is registered by no feature')
    return values
  }

  forSpectators(values: SnapshotValues): SnapshotValues {
    const shown = { ...values }
    for (const part of this.parts.values()) Object.assign(shown, { [part.key]: part.forSpectators(values[part.key]) })
    return shown
  }
}

const KEYS = {
  pledges: true,
  meetings: true,
  report: true,
  benchmarks: true,
  ceremony: true,
  absent: true,
  lists: true,
} satisfies Record<Key, true>

/** Whether a snapshot can be made of these values alone. */
export const areComplete = (values: Partial<SnapshotValues>): values is SnapshotValues =>
  Object.keys(KEYS).every((key) => values[key as Key] !== undefined)
