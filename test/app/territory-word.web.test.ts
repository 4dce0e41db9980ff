import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { REFUSALS } from '#shared/platform/errors/refusals'
import {
  callTerritories,
  chooseLanguage,
  i18n,
  type Language,
  languages,
  speakAtDesk,
  speakOnPages,
} from '#web/i18n/index'

const NAMED: Record<Language, RegExp> = { 'zh-CN': /包区|网格|责任田/, en: /\b(territor(y|ies)|grids?|plots?)\b/i }
const folder = (language: Language) => join(import.meta.dirname, '../../web/i18n', language)

/** Every text of a language but the words themselves, with its file and its key. */
function textsOf(language: Language): { place: string; text: string }[] {
  const files = readdirSync(folder(language), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.json') && file !== 'words.json')
    .flatMap((file) =>
      leavesOf(JSON.parse(readFileSync(join(folder(language), file), 'utf8'))).map(([key, text]) => ({
        place: `${file}:${key}`,
        text: text.replace(/@(\.\w+)?:\{'[\w.]+'\}/g, '').replace(/\{\w+\}/g, ''),
      })),
    )
}

const leavesOf = (texts: object, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text]] : leavesOf(text, `${path}${key}.`),
  )

describe('包区, which a room may call 网格 or 责任田', () => {
  afterEach(() => callTerritories())

  it.each(languages)('is named in no text of %s but by its label', (language) => {
    const named = textsOf(language).filter(({ text }) => NAMED[language].test(text))

    expect(named.map(({ place, text }) => `${place} ${text}`)).toEqual([])
  })

  it('is named in no refusal, as these know no contest', () => {
    const named = Object.entries(REFUSALS).filter(([, { zh, en }]) => NAMED['zh-CN'].test(zh) || NAMED.en.test(en))

    expect(named.map(([code]) => code)).toEqual([])
  })

  it('has its word in every text from the moment on at which a contest with that word is shown', async () => {
    await chooseLanguage('zh-CN')
    await speakOnPages()
    await speakAtDesk()
    const { t } = i18n.global
    expect(t('audit.actions.territory_held')).toBe('改了包区人')

    callTerritories('grid')
    expect([t('desk.links.territories'), t('audit.actions.territory_held')]).toEqual(['网格', '改了网格负责人'])

    await chooseLanguage('en')
    expect([t('words.territory.many'), t('audit.actions.territory_added')]).toEqual(['Grids', 'Added a grid'])
    callTerritories()
    expect(t('audit.actions.territory_added')).toBe('Added a territory')
    await chooseLanguage('zh-CN')
  })
})
