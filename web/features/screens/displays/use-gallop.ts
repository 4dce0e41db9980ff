import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import type { RaceMove } from '#web/features/ledger/standings/race/race-track'
import type { ShownSales } from './use-sales'

const GALLOP_MS = 5_000

/** The gallop for the newest sale, while the race is seen: with the strip, or once the screen is the race's again. */
export function useGallop(sales: Ref<ShownSales | undefined>, isCovered: Ref<boolean>): Ref<RaceMove | undefined> {
  const move = shallowRef<RaceMove>()
  let timer: ReturnType<typeof setTimeout> | undefined

  watch([sales, isCovered], ([now, covered], [before]) => {
    const shown = now ?? before
    const teamId = shown?.deals.at(-1)?.team.teamId
    if (covered || !shown || !teamId) return
    clearTimeout(timer)
    move.value = shown.isTakenBack ? undefined : { teamId, kind: 'sale', key: shown.newest }
    timer = setTimeout(() => {
      move.value = undefined
    }, GALLOP_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return move
}
