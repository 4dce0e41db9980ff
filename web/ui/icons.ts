import first from 'virtual:first-icons'
import type { Plugin } from 'vue'
import { addCollection, type IconifyJSON, onMissingIcon } from './drawn-icon'

let all: Promise<IconifyJSON> | undefined
let isLoading = false
/** A page without one of its icons is whole: a failure is no news. */
export const areIconsLoading = (): boolean => isLoading

/** Icons of 今日 are there at once; another one brings all that the pages draw. */
export const icons: Plugin = {
  install() {
    addCollection(first)
    onMissingIcon(() => void loadIcons().catch(() => undefined))
  },
}

/** Loads the icons of all pages, once; after a failure the next call tries again. */
export async function loadIcons(): Promise<void> {
  if (!all) {
    all = allIcons()
    await all.then(addCollection)
  }
  await all
}

function allIcons(): Promise<IconifyJSON> {
  isLoading = true
  const loaded = import('virtual:nuxt-ui-icons').then(({ init }) => {
    const drawn: IconifyJSON = { prefix: first.prefix, icons: {} }
    init((name, icon) => {
      drawn.icons[name.replace(/^.*:/, '')] = icon
    })
    return drawn
  })
  loaded
    .catch(() => {
      all = undefined
    })
    .finally(() => {
      isLoading = false
    })
  return loaded
}
