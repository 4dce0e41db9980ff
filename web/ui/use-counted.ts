import { onScopeDispose, type Ref, ref, watch } from 'vue'

const COUNTS_MS = 700
const easeOutCubic = (part: number): number => 1 - (1 - part) ** 3

const isStill = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

/** Follows a figure by counting to it; at once where the reader wants no motion. */
export function useCounted(value: () => number): Readonly<Ref<number>> {
  const shown = ref(value())
  let frame = 0
  watch(value, (to) => {
    cancelAnimationFrame(frame)
    if (isStill()) {
      shown.value = to
      return
    }
    const from = shown.value
    const startedAt = performance.now()
    const step = () => {
      const part = Math.min(1, (performance.now() - startedAt) / COUNTS_MS)
      shown.value = from + (to - from) * easeOutCubic(part)
      if (part < 1) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
  })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return shown
}
