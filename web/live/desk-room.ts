import { onScopeDispose } from 'vue'
import type { useLive } from '#web/live/live.store'

/** Keeps the live room of a contest open while a page of the desk shows it. */
export function useDeskRoom(live: ReturnType<typeof useLive>, contestId: string): void {
  live.open(contestId)
  onScopeDispose(() => live.close())
}
