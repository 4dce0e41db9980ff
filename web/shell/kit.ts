import { shallowRef } from 'vue'
import { speakEverywhere } from '#web/i18n/index'

const parts = shallowRef<typeof import('./kit-parts')>()
let loading: Promise<void> | undefined

/** What 今日 does without and every other page needs: Nuxt UI's frame, all styles, all texts; empty until it is loaded. */
export const kit = parts

/** Loads it once; after a failure the next call tries again. */
export function loadKit(): Promise<void> {
  loading ??= Promise.all([import('./kit-parts'), speakEverywhere()]).then(
    ([loaded]) => {
      parts.value = loaded
    },
    (failure: unknown) => {
      loading = undefined
      throw failure
    },
  )
  return loading
}
