import { z } from 'zod'

/** Why a pledge can only be raised, or comes late: the contest's hour, the close of the morning meeting, or the first deal. */
export const PledgeLock = z.enum(['lock_time', 'meeting_closed', 'first_deal'])
export type PledgeLock = z.infer<typeof PledgeLock>

/** The lock of someone with so many deals of today, at a wall-clock time; null before it. */
export function pledgeLockOf(
  { lockTime }: { lockTime: string },
  { time, deals, isMorningClosed }: { time: string; deals: number; isMorningClosed: boolean },
): PledgeLock | null {
  if (time >= lockTime) return 'lock_time'
  if (isMorningClosed) return 'meeting_closed'
  return deals > 0 ? 'first_deal' : null
}
