import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { firstSources } from './first-sources.ts'

const ID = 'virtual:first-icons'

interface Collection {
  prefix: string
  width: number
  height: number
  icons: Record<string, { body: string }>
  aliases?: Record<string, { parent: string }>
}

/** `virtual:first-icons`: those of Lucide that 今日 draws, a tenth of what all pages do. */
export const firstIcons = (): Plugin => ({
  name: 'first-icons',
  resolveId: { filter: { id: /^virtual:first-icons$/ }, handler: () => `\0${ID}` },
  load: {
    filter: { id: /^\0virtual:first-icons$/ },
    handler: () => `export default ${JSON.stringify(picked(named()))}`,
  },
})

function named(): Set<string> {
  return new Set(
    firstSources().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bi-lucide-([\w-]+)/g)].map(([, name = '']) => name),
    ),
  )
}

function picked(names: ReadonlySet<string>): Collection {
  const all = createRequire(import.meta.url)('@iconify-json/lucide/icons.json') as Collection
  const { prefix, width, height } = all
  const icons: Collection['icons'] = {}
  for (const name of names) {
    const icon = all.icons[all.aliases?.[name]?.parent ?? name]
    if (!icon) throw new Error(`Lucide has no icon ${name}`)
    icons[name] = { body: icon.body }
  }
  return { prefix, width: width ?? 24, height: height ?? 24, icons }
}
