import { onScopeDispose, watch } from 'vue'
import type { Look } from '#shared/ledger/standings/own-line'
import { useLive } from './live.store'

/** Keeps `live.me.place` at one's own place in a list while the caller shows it (LP18). */
export function useOwnPlace(at: () => Look): void {
  const live = useLive()
  const by = Symbol('look')
  watch(at, (look) => live.look(by, look), { immediate: true })
  onScopeDispose(() => live.look(by, undefined))
}
