import { PackedBatch } from '#shared/live/packed'
import { isOfContest, unpackBatch } from '#shared/live/packed-batch'
import { LiveBatch } from '#shared/live/protocol'
import type { LiveState } from './live-state'

/** LP20: what a socket carried, for a screen of that contest; nothing where it cannot be understood (LP8). */
export function readBatch(raw: unknown, contestId: string, state: LiveState): LiveBatch | 'elsewhere' | undefined {
  const packed = PackedBatch.safeParse(raw).data
  if (!packed) return undefined
  if (!isOfContest(packed, contestId)) return 'elsewhere'
  try {
    return LiveBatch.safeParse(unpackBatch(packed, { ...state, contestId })).data
  } catch {
    return undefined
  }
}
