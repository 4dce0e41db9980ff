import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { Plugin } from 'vite'

const ROOT = join(import.meta.dirname, '..')
const WEB = join(ROOT, 'web')
const ID = /^\0virtual:first-texts\/(.+)$/

/** What 今日 loads at once. */
export const FIRST: readonly string[] = ['web/main.ts', 'web/features/screens/today/TodayPage.vue']

interface Texts {
  [key: string]: string | Texts
}

/**
 * `virtual:first-texts/<language>`: the texts that modules name which 今日 loads at once, a third of all. While served, and in
 * tests, it is all texts.
 */
export function firstTexts(starts: readonly string[]): Plugin {
  let isBuild = false
  return {
    name: 'first-texts',
    configResolved(config) {
      isBuild = config.command === 'build'
    },
    resolveId: { filter: { id: /^virtual:first-texts\// }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: ID },
      handler(id) {
        const language = ID.exec(id)?.[1] ?? ''
        if (!isBuild) return `export { messages } from ${JSON.stringify(join(WEB, `i18n/messages.${language}.ts`))}`
        return `export const messages = ${JSON.stringify(textsNamedBy(loadedWith(starts), language))}`
      },
    },
  }
}

/** Our own files that these import, and what those do, without what is imported later. */
export function loadedWith(starts: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const open = starts.map((start) => join(ROOT, start))
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    open.push(...importsOf(file))
  }
  return reached
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const named = [...text.matchAll(/^(?:import|export)(?! type\b)[^'(]*'([^']+)'/gm)].map(([, spec = '']) => spec)
  const globbed = [...text.matchAll(/import\.meta\.glob[^(]*\(\s*'([^']+)',\s*\{[^}]*eager: true/g)]
  return [
    ...named.flatMap((spec) => resolved(spec, dirname(file))),
    ...globbed.flatMap(([, pattern = '']) => matching(join(dirname(file), pattern))),
  ]
}

function resolved(spec: string, from: string): string[] {
  if (!/^[.#]/.test(spec)) return []
  const path = spec.startsWith('#') ? join(ROOT, spec.slice(1)) : join(from, spec)
  return [path, `${path}.ts`].filter((file) => /\.(ts|vue)$/.test(file) && existsSync(file)).slice(0, 1)
}

function matching(pattern: string): string[] {
  const fixed = pattern.slice(0, pattern.indexOf('*')).replace(/[^/]*$/, '')
  const like = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`)
  return readdirSync(fixed, { recursive: true, encoding: 'utf8' })
    .map((file) => join(fixed, file))
    .filter((file) => like.test(file))
}

function textsNamedBy(files: Set<string>, language: string): Texts {
  const folder = join(WEB, 'i18n', language)
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const features = names.map((file) => basename(file, '.json'))
  const literal = new RegExp(`['"\`]((?:${features.join('|')})(?:\\.(?:[\\w-]|\\$\\{[^}]*\\})+)+)`, 'g')
  const keys = new Set<string>()
  for (const file of files) {
    // Links of the desk are drawn by the desk.
    if (relative(WEB, file).endsWith('routes.ts')) continue
    for (const [, key = ''] of readFileSync(file, 'utf8').matchAll(literal)) keys.add(key)
  }
  const patterns = [...keys].map((key) => key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+'))
  const isNamed = new RegExp(`^(?:${patterns.join('|')})(?:\\.|$)`)
  const all = Object.fromEntries(
    names.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(folder, file), 'utf8')) as Texts]),
  )
  return only(all, (key) => isNamed.test(key))
}

function only(texts: Texts, isWanted: (key: string) => boolean, path = ''): Texts {
  const kept: Texts = {}
  for (const [name, text] of Object.entries(texts)) {
    const key = path ? `${path}.${name}` : name
    if (typeof text === 'string') {
      if (isWanted(key)) kept[name] = text
      continue
    }
    const inner = only(text, isWanted, key)
    if (Object.keys(inner).length > 0) kept[name] = inner
  }
  return kept
}
