import { createI18n } from 'vue-i18n'
import { loadContracts } from '#web/contracts/load-contracts'
import { compileMessage } from './message-compiler'
import type { Texts } from './texts'

/** The languages of the product, the first one first. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const stored = 'dangxian.language'
/** What 今日 says; vite/first-texts.ts makes it. */
const atFirst = {
  'zh-CN': () => import('virtual:first-texts/zh-CN'),
  en: () => import('virtual:first-texts/en'),
}
const everywhere = { 'zh-CN': () => import('./messages.zh-CN'), en: () => import('./messages.en') }
/** Loaded apart: the desk is a third of all texts, and only directors and clerks go there. */
const atDesk = { 'zh-CN': () => import('./desk.zh-CN'), en: () => import('./desk.en') }
/** Where nothing is built, all texts are the first ones. */
let isEverywhere = !import.meta.env.PROD
let isAtDesk = false

/** The one translator. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: false,
  messageCompiler: compileMessage,
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

/** Speaks the texts of all pages but the desk's, from now on in whichever language is chosen. */
export async function speakEverywhere(language = currentLanguage()): Promise<void> {
  isEverywhere = true
  const [{ messages, speakInForms }] = await Promise.all([everywhere[language](), loadContracts()])
  i18n.global.mergeLocaleMessage(language, messages)
  if (language === wanted) speakInForms()
}

/** Speaks the texts of the desk too, from now on in whichever language is chosen. */
export async function speakAtDesk(language = currentLanguage()): Promise<void> {
  isAtDesk = true
  const { messages } = await atDesk[language]()
  i18n.global.mergeLocaleMessage(language, messages)
}

let wanted: Language = 'zh-CN'

/** Switches every text, the form messages and the document, once its messages have arrived. */
export async function chooseLanguage(language: Language, options: { remember?: boolean } = {}): Promise<void> {
  wanted = language
  const { messages } = await atFirst[language]()
  i18n.global.mergeLocaleMessage(language, messages)
  if (isEverywhere) await speakEverywhere(language)
  if (isAtDesk) await speakAtDesk(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
  if (options.remember) localStorage.setItem(stored, language)
}
