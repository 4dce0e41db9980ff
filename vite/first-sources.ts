import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const IMPORTS = /^(?:import|export)(?! type\b)[^'(]*'([.#][^']+)'/gm

/**
 * Our own modules that a phone has before the first picture of 今日: what they import, without what is imported later, and
 * without the lists of routes, which name what the desk shows.
 */
export function firstSources(): string[] {
  const reached = new Set<string>()
  const open = ['web/main.ts', 'web/features/screens/today/TodayPage.vue'].map((path) => join(ROOT, path))
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    open.push(...importsOf(file))
  }
  return [...reached]
}

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORTS)].flatMap(([, path = '']) => resolved(path, dirname(file)))

function resolved(path: string, from: string): string[] {
  const full = path.startsWith('#') ? join(ROOT, path.slice(1)) : join(from, path)
  return [full, `${full}.ts`].filter((file) => /\.(ts|vue)$/.test(file) && existsSync(file)).slice(0, 1)
}
