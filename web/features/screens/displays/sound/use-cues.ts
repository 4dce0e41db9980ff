import { type Ref, watch } from 'vue'
import type { Takeover } from '../interruptions'
import type { ShownSales } from '../use-sales'
import type { Cue } from './synth'

/** Sales that follow each other faster sound together. */
const TOGETHER_MS = 2_500

/** Plays what appears on the screen, never a withdrawal; `play` returns whether anything was heard. */
export function useCues(
  shown: { sales: Ref<ShownSales | undefined>; takeover: Ref<Takeover | undefined> },
  play: (cue: Cue) => boolean,
): void {
  let soundedAt = Number.NEGATIVE_INFINITY
  watch(
    () => shown.sales.value?.newest,
    (newest) => {
      const now = performance.now()
      if (newest === undefined || shown.sales.value?.isTakenBack || now - soundedAt < TOGETHER_MS) return
      if (play('sale')) soundedAt = now
    },
  )
  watch(
    () => shown.takeover.value,
    (takeover) => takeover && play(takeover.kind === 'report' ? 'report' : 'victory'),
  )
}
