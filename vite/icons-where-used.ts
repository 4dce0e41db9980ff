import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

interface Collection {
  icons: Record<string, { body: string }>
  aliases?: Record<string, { parent: string }>
}

const FILE = createRequire(import.meta.url).resolve('@iconify-json/lucide/icons.json')
const ID = 'virtual:icon/'
const NAMED = /\bi-lucide-([a-z0-9-]+)/g
/** Every component of Nuxt UI with a theme imports it. */
const OF_THEMES = /@nuxt\/ui\/dist\/runtime\/utils\/tv\.js/
const ADD = "import { addIcon } from '@iconify/vue'"

/**
 * Each module brings the icons that it names, so that a page loads those of its own parts and not those of the product.
 * What Nuxt UI draws by itself, such as the arrow of a select, comes with its themed components.
 */
export function iconsWhereUsed(): Plugin {
  let collection: Collection | undefined
  const bodyOf = (name: string): string | undefined => {
    collection ??= JSON.parse(readFileSync(FILE, 'utf8')) as Collection
    return (collection.icons[name] ?? collection.icons[collection.aliases?.[name]?.parent ?? ''])?.body
  }
  return {
    name: 'icons-where-used',
    enforce: 'pre',
    resolveId: { filter: { id: /^virtual:icon\// }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:icon\// },
      handler(id) {
        const name = id.slice(ID.length + 1)
        const body = bodyOf(name)
        if (!body) this.error(`Lucide has no icon ${name}`)
        return `${ADD}\naddIcon('lucide:${name}', ${JSON.stringify({ body })})\n`
      },
    },
    transform: {
      filter: { id: [/\/web\/.*\.(vue|ts)$/, OF_THEMES] },
      handler(code, id) {
        if (OF_THEMES.test(id)) return `${ADD}\nimport { init } from 'virtual:nuxt-ui-icons'\ninit(addIcon)\n${code}`
        const names = new Set([...code.matchAll(NAMED)].map(([, name = '']) => name))
        const imports = [...names].filter(bodyOf).map((name) => `import '${ID}${name}'`)
        if (imports.length === 0) return undefined
        return id.endsWith('.vue') ? intoScript(code, imports) : `${imports.join('\n')}\n${code}`
      },
    },
  }
}

/** A component with `<script setup>` takes imports there. */
const intoScript = (code: string, imports: string[]): string =>
  code.replace(/<script setup[^>]*>/, (tag) => `${tag} ${imports.join('; ')};`)
