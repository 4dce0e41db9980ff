import { NO_TOTALS } from '#shared/ledger/standings/contract'
import { wallClock } from '#shared/platform/time/time'
import type { MyPledgeView } from '#shared/ritual/pledges/contract'
import { pledgeLockOf } from '#shared/ritual/pledges/pledge-lock'
import { hasSoldSince } from '#shared/ritual/pledges/sold-before'
import type { useLive } from '#web/live/live.store'
import { serverNow } from '#web/stamp/server-clock'

type Known = Pick<ReturnType<typeof useLive>, 'contest' | 'today' | 'pledges' | 'ritual' | 'me'>

/** What the room's picture knows of a pledge of today: all but the figures that help to choose. */
export function knownPledge(
  { contest, today, pledges, ritual, me }: Known,
  whose: string | null,
): MyPledgeView | undefined {
  if (!contest || !today || !whose) return undefined
  const pledge = pledges.find((each) => each.participantId === whose) ?? null
  const { time } = wallClock(serverNow(), contest.timezone)
  const day = me?.standing.participantId === whose ? me.standing.today : NO_TOTALS
  const isMorningClosed =
    ritual?.meetings.some(({ kind, status }) => kind === 'morning' && status === 'closed') ?? false
  const sold = Object.entries(day.metrics).map(([metricId, { quantity }]) => ({ metricId, quantity }))
  const lockedBy = pledgeLockOf(contest, {
    time,
    hasSold: Boolean(pledge && hasSoldSince(pledge, day)),
    isMorningClosed,
  })
  const lock = {
    isLocked: lockedBy !== null,
    isLateNow: lockedBy !== null && !pledge,
    lockedBy,
    lockTime: contest.lockTime,
  }
  return { day: today, pledge, ...lock, sold, floor: 0, average: 0, tomorrow: null, hints: [], activities: [] }
}
