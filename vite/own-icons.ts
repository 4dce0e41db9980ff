import { join } from 'node:path'
import type { Plugin } from 'vite'

const OWN = join(import.meta.dirname, '../web/ui/drawn-icon.ts')

/** Draws the icons of `@nuxt/ui` by our own module: `@iconify/vue` is mostly a client of servers that no page asks. */
export const ownIcons = (): Plugin => ({
  name: 'own-icons',
  enforce: 'pre',
  resolveId: { filter: { id: /^@iconify\/vue$/ }, handler: () => OWN },
})
