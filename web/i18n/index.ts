import { createI18n } from 'vue-i18n'
import { z } from 'zod'
import type { TerritoryWord } from '#shared/contest/contests/territory-word'
import type { Texts } from './texts'

/** The languages of the product, the first one first. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const stored = 'dangxian.language'
const atFirst = { 'zh-CN': () => import('./messages.zh-CN'), en: () => import('./messages.en') }
/** Loaded apart: a member's first picture needs a third of the texts, and the desk is for directors and clerks alone. */
const onPages = { 'zh-CN': () => import('./pages.zh-CN'), en: () => import('./pages.en') }
const atDesk = { 'zh-CN': () => import('./desk.zh-CN'), en: () => import('./desk.en') }
const spokenOnPages = new Set<Language>()
let isOnPages = false
let isAtDesk = false

/** The one translator. The build has compiled the texts to trees, not functions, because the page forbids eval. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: false,
  messages: {} as Record<Language, Texts>,
  // Chinese has no plural: of two forms the first is for none.
  pluralRules: { 'zh-CN': (n, forms) => Math.min(n, forms - 1) },
})

const isLanguage = (text: string | null): text is Language => languages.some((language) => language === text)

/** What the user chose before, else Chinese for a Chinese browser, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(stored)
  if (isLanguage(chosen)) return chosen
  const wishes = navigator.languages ?? [navigator.language]
  const first = wishes.find((wish) => /^(zh|en)\b/i.test(wish)) ?? 'zh'
  return first.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The language every screen speaks now. */
export const currentLanguage = (): Language => i18n.global.locale.value

/** What the contest that is shown calls its territories (包区). */
let territoryWord: TerritoryWord = 'territory'

/** From now on every text that names territories does it with this word: 包区, 网格 or 责任田. */
export function callTerritories(word: TerritoryWord = 'territory'): void {
  territoryWord = word
  nameTerritories()
}

/** Texts link to the word, so that it is in one place of the messages. */
function nameTerritories(): void {
  for (const language of languages) {
    const { words } = i18n.global.getLocaleMessage(language) as {
      words?: { territoryWords: Record<TerritoryWord, Texts> }
    }
    if (words) i18n.global.mergeLocaleMessage(language, { words: { territory: words.territoryWords[territoryWord] } })
  }
}

/** Speaks the texts of all pages but the desk's, from now on in whichever language is chosen. */
export async function speakOnPages(language = currentLanguage()): Promise<void> {
  isOnPages = true
  const { messages, formErrors } = await onPages[language]()
  z.config(formErrors())
  if (spokenOnPages.has(language)) return
  spokenOnPages.add(language)
  i18n.global.mergeLocaleMessage(language, messages)
}

/** Speaks the texts of the desk too, from now on in whichever language is chosen. */
export async function speakAtDesk(language = currentLanguage()): Promise<void> {
  isAtDesk = true
  const { messages } = await atDesk[language]()
  i18n.global.mergeLocaleMessage(language, messages)
}

/** Switches every text, the form messages and the document, once its messages have arrived. */
export async function chooseLanguage(language: Language, options: { remember?: boolean } = {}): Promise<void> {
  const { messages } = await atFirst[language]()
  i18n.global.mergeLocaleMessage(language, messages)
  nameTerritories()
  if (isOnPages) await speakOnPages(language)
  if (isAtDesk) await speakAtDesk(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
  if (options.remember) localStorage.setItem(stored, language)
}
