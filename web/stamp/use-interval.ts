import { onScopeDispose } from 'vue'

/** Does `work` every `everyMs` for as long as its component is there. */
export function useInterval(work: () => unknown, everyMs: number): void {
  const timer = setInterval(work, everyMs)
  onScopeDispose(() => clearInterval(timer))
}
