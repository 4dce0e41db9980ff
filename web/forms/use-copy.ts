import { nextTick, ref, watch } from 'vue'

/** Copies a text; where the browser has no clipboard or refuses, `select` leaves it selected for the user's own copy. */
export function useCopy(text: () => string, select: () => void) {
  const state = ref<'idle' | 'copied' | 'selected'>('idle')
  watch(text, () => {
    state.value = 'idle'
  })

  async function copy(): Promise<void> {
    state.value = (await isCopied(text())) ? 'copied' : 'selected'
    await nextTick()
    if (state.value === 'selected') select()
  }

  return { state, copy }
}

/** Plain http has no clipboard. */
async function isCopied(text: string): Promise<boolean> {
  if (!navigator.clipboard) return false
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
