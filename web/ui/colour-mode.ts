import { shallowRef, watch } from 'vue'
import { useListener } from './use-listener'

export type ColourMode = 'auto' | 'light' | 'dark'

/** Where start.js looks before the first paint. */
const KEY = 'dangxian.colour-mode'
const isMode = (text: string | null): text is ColourMode => text === 'auto' || text === 'light' || text === 'dark'

function stored(): ColourMode {
  try {
    const mode = localStorage.getItem(KEY)
    return isMode(mode) ? mode : 'auto'
  } catch {
    return 'auto'
  }
}

const mode = shallowRef<ColourMode>(stored())
const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)')

function apply(): void {
  const isDark = mode.value === 'dark' || (mode.value === 'auto' && system?.matches)
  document.documentElement.classList.toggle('dark', isDark)
  document.documentElement.classList.toggle('light', !isDark)
}

watch(mode, (chosen) => {
  apply()
  try {
    localStorage.setItem(KEY, chosen)
  } catch {
    // A private window keeps nothing.
  }
})

/** The colour mode that the user chose; `auto` follows the system. */
export const useColourMode = () => mode

/** Keeps the page in its colour mode: also when the system changes, or another tab chooses. */
export function followColourMode(): void {
  apply()
  useListener(system, 'change', apply)
  useListener(globalThis.window, 'storage', ({ key }: StorageEvent) => {
    if (key === KEY) mode.value = stored()
  })
}
