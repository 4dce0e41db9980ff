import { onScopeDispose, ref, watch } from 'vue'
import { rank } from '#shared/ledger/standings/rank'
import type { RaceMove, RaceTeam } from './race-track'

const GALLOP_MS = 2600

/**
 * The galloping team, and the team whose sale took the lead as long as nothing else has moved; corrections are not
 * celebrated.
 */
export function useRaceMoves(race: () => { teams: readonly RaceTeam[]; lastMove?: RaceMove | undefined }) {
  const gallopingId = ref<string>()
  const overtakerId = ref<string>()
  const leader = () => rank(race().teams)[0]?.id
  let leaderBefore = leader()
  let timer: ReturnType<typeof setTimeout> | undefined

  // One watcher for both, because the move and the new figures may arrive in either order within a tick.
  watch([() => race().lastMove?.key, leader], ([key, now], [keyBefore]) => {
    const move = race().lastMove
    const isSale = move?.kind === 'sale'
    if (now !== leaderBefore) {
      overtakerId.value = isSale && leaderBefore !== undefined && move.teamId === now ? now : undefined
      leaderBefore = now
    } else if (key !== keyBefore) overtakerId.value = undefined
    if (key === keyBefore) return
    clearTimeout(timer)
    gallopingId.value = isSale ? move.teamId : undefined
    timer = setTimeout(() => {
      gallopingId.value = undefined
    }, GALLOP_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { gallopingId, overtakerId }
}
