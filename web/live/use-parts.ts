import { onScopeDispose } from 'vue'
import type { LivePart } from '#shared/live/protocol'
import { useLive } from './live.store'

/** LP19: lists of the room that this page needs whole; until they are there it shows what the first picture holds. */
export function useParts(...parts: LivePart[]): void {
  onScopeDispose(useLive().want(parts))
}
