import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import type { ShownEvent } from '#shared/live/protocol'
import { type BoardSpan, raceMoveOf } from '#web/features/ledger/standings/measures'
import type { RaceMove } from '#web/features/ledger/standings/race/race-track'

interface Facts {
  today: string | undefined
  onFact: (listener: (event: ShownEvent) => void) => () => void
}

/** What just moved in the race that is shown; only what happens while one watches. */
export function useRaceMove(
  live: Facts,
  choice: () => { by: string; span: BoardSpan },
): ShallowRef<RaceMove | undefined> {
  const move = shallowRef<RaceMove>()
  const stop = live.onFact((event) => {
    const { by, span } = choice()
    move.value = raceMoveOf(event, by, span, live.today ?? '') ?? move.value
  })
  watch(
    () => `${choice().by} ${choice().span}`,
    () => {
      move.value = undefined
    },
  )
  onScopeDispose(stop)
  return move
}
