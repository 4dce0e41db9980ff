import first from 'virtual:first-icons'
import { addCollection, type IconifyJSON, setCustomIconsLoader } from '@iconify/vue'
import type { Plugin } from 'vue'

let all: Promise<IconifyJSON> | undefined
let isLoading = false
/** A page without one of its icons is whole: a failure is no news. */
export const areIconsLoading = (): boolean => isLoading

/** Icons of 今日 are there at once; another one brings all that the pages draw. */
export const icons: Plugin = {
  install() {
    addCollection(first)
    setCustomIconsLoader(() => allIcons().catch(() => null), first.prefix)
  },
}

/** Loads the icons of all pages, once; after a failure the next call tries again. */
export async function loadIcons(): Promise<void> {
  addCollection(await allIcons())
}

function allIcons(): Promise<IconifyJSON> {
  if (all) return all
  isLoading = true
  all = import('virtual:nuxt-ui-icons').then(({ init }) => {
    const drawn: IconifyJSON = { prefix: first.prefix, icons: {} }
    init((name, icon) => {
      drawn.icons[name.replace(/^.*:/, '')] = icon
    })
    return drawn
  })
  all
    .catch(() => {
      all = undefined
    })
    .finally(() => {
      isLoading = false
    })
  return all
}
