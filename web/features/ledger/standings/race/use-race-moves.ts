import { onScopeDispose, ref, watch } from 'vue'
import { rank } from '#shared/ledger/standings/rank'
import { HOLD_MS } from '#web/live/celebration-hold'
import type { RaceMove, RaceTeam } from './race-track'

const GALLOP_MS = 2600

/**
 * The galloping team, and the team whose sale took the lead and still has it after `HOLD_MS`, when the sale can no longer
 * be withdrawn; corrections are not celebrated.
 */
export function useRaceMoves(race: () => { teams: readonly RaceTeam[]; lastMove?: RaceMove | undefined }) {
  const gallopingId = ref<string>()
  const overtakerId = ref<string>()
  const leader = () => rank(race().teams)[0]?.id
  let leaderBefore = leader()
  let timer: ReturnType<typeof setTimeout> | undefined
  let starTimer: ReturnType<typeof setTimeout> | undefined

  // One watcher for both, because the move and the new figures may arrive in either order within a tick.
  watch([() => race().lastMove?.key, leader], ([key, now], [keyBefore]) => {
    const move = race().lastMove
    const isSale = move?.kind === 'sale'
    if (now !== leaderBefore) {
      clearTimeout(starTimer)
      overtakerId.value = undefined
      if (isSale && leaderBefore !== undefined && move.teamId === now)
        starTimer = setTimeout(() => {
          overtakerId.value = now
        }, HOLD_MS)
      leaderBefore = now
    } else if (key !== keyBefore) overtakerId.value = undefined
    if (key === keyBefore) return
    clearTimeout(timer)
    gallopingId.value = isSale ? move.teamId : undefined
    timer = setTimeout(() => {
      gallopingId.value = undefined
    }, GALLOP_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    clearTimeout(starTimer)
  })

  return { gallopingId, overtakerId }
}
