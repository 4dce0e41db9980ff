import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LiveFact } from '#shared/live/facts'
import { chooseLanguage, i18n, languages, speakAtDesk } from '#web/i18n/index'
import { firstSources } from '../../vite/first-sources'

const web = join(import.meta.dirname, '../../web')

function keysOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const name = path ? `${path}.${key}` : key
    return typeof text === 'object' && text !== null ? keysOf(text, name) : [name]
  })
}

/** All keys of a language: those of 今日, of the other pages and of the desk. */
const keysIn = (language: string): string[] =>
  ['', 'pages', 'desk'].flatMap((folder) => keysOfFolder(join(web, 'i18n', language, folder))).sort()

const keysOfFolder = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => keysOf(JSON.parse(readFileSync(join(folder, file), 'utf8')), basename(file, '.json')))

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(vue|ts)$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: readFileSync(join(web, path), 'utf8') }))

/** Types of facts look like keys, and a feature may bear the name of its facts. */
const factTypes = new Set<string>(LiveFact.options.map((option) => option.shape.type.value))

/** Keys as literals: t('a.b'), $t("a.b"), i18n.global.t(`a.b.${c}`), keypath="a.b", label: 'nav.today'. */
function keysUsed(text: string, features: string[]) {
  const call =
    /(?:\bt|\$t|\bsay\.t)\(\s*(?:[\w.()!?[\]'" =]*\?\s*)?(['"`])([\w.-]+(?:\$\{[^}]*\}[\w.-]*)*)\1(?:\s*:\s*(['"`])([\w.-]+)\3)?/g
  // In a template double quotes hold expressions (v-if="session.user"), except where a key is asked for by name.
  const literal = new RegExp(`(['\`]|keypath=")((?:${features.join('|')})(?:\\.[\\w-]+)+)['\`"]`, 'g')
  const called = [...text.matchAll(call)].flatMap((match) => [match[2], match[4]])
  const named = [...text.matchAll(literal)].map((match) => match[2])
  const keys = [...called, ...named].filter((key) => key !== undefined)
  return [...new Set(keys)].filter((key) => !factTypes.has(key))
}

/** Whether a key, or one that it may become, is among the known ones. */
function isKnown(key: string, known: readonly string[]): boolean {
  const pattern = new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`)
  return known.some((name) => pattern.test(name))
}

/** Sources that the pages outside the desk load, at once or later. */
function reachableOutsideDesk(): Set<string> {
  const reached = new Set<string>()
  const open = ['main.ts', ...sources.map(({ path }) => path).filter((path) => path.endsWith('/routes.ts'))]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path) || path === 'app/desk/desk-route.ts') continue
    reached.add(path)
    const { text = '' } = sources.find((source) => source.path === path) ?? {}
    for (const [, spec = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const target = spec.startsWith('#web/') ? spec.slice('#web/'.length) : join(dirname(path), spec)
      const found = sources.find((source) => source.path === target || source.path === `${target}.ts`)
      if (found) open.push(found.path)
    }
  }
  return reached
}

describe('the languages', () => {
  it('have exactly the same texts', () => {
    expect(keysIn('en')).toEqual(keysIn('zh-CN'))
  })

  it('tell none from one and from many', async () => {
    await speakAtDesk()
    const told = async (language: 'zh-CN' | 'en') => {
      await chooseLanguage(language)
      return [0, 1, 2].map((n) => i18n.global.t('customers.erase.found', { n }, n))
    }

    expect(await told('zh-CN')).toEqual(['没有哪一单留有这个号码。', '有 1 单留有这个号码。', '有 2 单留有这个号码。'])
    expect(await told('en')).toEqual([
      'No deal holds this number.',
      '1 deal holds this number.',
      '2 deals hold this number.',
    ])
  })

  it('have every text that a page asks for', () => {
    const known = keysIn('zh-CN')
    const features = [...new Set(known.map((key) => key.split('.')[0] ?? ''))]
    const missing = sources.flatMap(({ path, text }) =>
      keysUsed(text, features)
        .filter((key) => !isKnown(key, known))
        .map((key) => `${path}: ${key}`),
    )

    expect(missing).toEqual([])
  })

  it('keep the texts of the desk to the desk, which alone loads them', () => {
    const everywhere = ['', 'pages'].flatMap((folder) => keysOfFolder(join(web, 'i18n/zh-CN', folder)))
    const features = [...new Set(keysIn('zh-CN').map((key) => key.split('.')[0] ?? ''))]
    const outsideDesk = reachableOutsideDesk()
    const strays = sources
      .filter(({ path }) => outsideDesk.has(path))
      .flatMap(({ path, text }) =>
        keysUsed(text, features)
          .filter((key) => !isKnown(key, everywhere))
          .map((key) => `${path}: ${key}`),
      )

    expect(outsideDesk).toContain('features/screens/today/TodayPage.vue')
    expect(outsideDesk).not.toContain('features/contest/contests/WizardPage.vue')
    expect(strays).toEqual([])
  })

  it('come before the first picture where 今日 says them', () => {
    const atFirst = keysOfFolder(join(web, 'i18n/zh-CN'))
    const features = [...new Set(keysIn('zh-CN').map((key) => key.split('.')[0] ?? ''))]
    const late = firstSources().flatMap((path) =>
      keysUsed(readFileSync(path, 'utf8'), features)
        .filter((key) => !isKnown(key, atFirst))
        .map((key) => `${path}: ${key}`),
    )

    expect(firstSources()).toContain(join(web, 'features/screens/today/MyPledgeCard.vue'))
    expect(late).toEqual([])
  })

  it('can all be read: no text is empty and none fails to compile', async () => {
    await speakAtDesk()
    for (const language of languages) {
      await chooseLanguage(language)
      for (const key of keysIn(language)) expect(i18n.global.t(key, { n: 1 }), `${language} ${key}`).not.toBe('')
    }
  })

  it('leave no Chinese in the pages themselves', () => {
    const allowed = /简体中文|\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g
    const spoken = sources.filter(
      ({ path, text }) => path.endsWith('.vue') && /[\u4e00-\u9fff]/.test(text.replace(allowed, '')),
    )

    expect(spoken.map(({ path }) => path)).toEqual([])
  })

  it('reach the messages of the forms', async () => {
    await chooseLanguage('zh-CN')
    expect(z.string().min(2).safeParse('a').error?.issues[0]?.message).toMatch(/[\u4e00-\u9fff]/)
    await chooseLanguage('en')
    expect(z.string().min(2).safeParse('a').error?.issues[0]?.message).not.toMatch(/[\u4e00-\u9fff]/)
  })
})
