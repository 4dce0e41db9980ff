import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const ROOT = join(import.meta.dirname, '..')
const RECIPES = join(ROOT, 'web/contracts/recipes.ts')

/** Writes schemas down at first, and makes them when they are used: web/contracts/recipes.ts says why. */
export const contractsWhenUsed = (): Plugin => ({
  name: 'contracts-when-used',
  apply: 'build',
  enforce: 'pre',
  resolveId: { filter: { id: /^zod$/ }, handler: () => RECIPES },
  load: {
    filter: { id: /\/web\/contracts\/used-zod\.ts$/ },
    handler() {
      const names = namedOfZod()
      const imports = names.map((name) => `${name} as $${name}`).join(', ')
      const fields = names.map((name) => `${name}: $${name}`).join(', ')
      return `import { ${imports} } from 'zod/v4'\nexport const z = { ${fields} }\n`
    },
  },
})

/** `z.…` in our modules, types left out. */
function namedOfZod(): string[] {
  const names = new Set<string>()
  for (const folder of ['shared', 'web'])
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.(ts|vue)$/.test(file) && !file.endsWith('.d.ts'))
        for (const [, name = ''] of readFileSync(join(ROOT, folder, file), 'utf8').matchAll(/\bz\s*\.([a-z]\w*)/g))
          names.add(name)
  return [...names]
    .filter((name) => name !== 'infer' && name !== 'input' && name !== 'output' && name !== 'core')
    .sort()
}
