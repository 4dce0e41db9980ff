import { z } from 'zod'

/** Why a pledge can only be raised, or comes late: the contest's hour, the close of the morning meeting, or the first deal after it was made. */
export const PledgeLock = z.enum(['lock_time', 'meeting_closed', 'first_deal'])
export type PledgeLock = z.infer<typeof PledgeLock>

/** What makes a first pledge late: no sale does. */
export const latenessOf = (lock: PledgeLock | null): 'meeting_closed' | 'lock_time' =>
  lock === 'meeting_closed' ? lock : 'lock_time'

/** The lock at a wall-clock time of a pledge, or of none yet (`hasSold` false); null before it. */
export function pledgeLockOf(
  { lockTime }: { lockTime: string },
  { time, hasSold, isMorningClosed }: { time: string; hasSold: boolean; isMorningClosed: boolean },
): PledgeLock | null {
  if (time >= lockTime) return 'lock_time'
  if (isMorningClosed) return 'meeting_closed'
  return hasSold ? 'first_deal' : null
}
