import { useColorMode } from '@vueuse/core'

/** The colour mode the user chose (`auto` follows the system), kept where start.js looks before the first paint. */
export function useColourMode() {
  return useColorMode({ storageKey: 'dangxian.colour-mode', emitAuto: true, disableTransition: false })
}
