import { EXPORT_WORDS, type ExportWord } from '#shared/ledger/exports/texts'

export type Language = 'zh-CN' | 'en'
export type Words = (word: ExportWord, values?: Record<string, string>) => string

/** The words of one language, with `{values}` put in. */
export const wordsOf =
  (language: Language): Words =>
  (word, values = {}) =>
    EXPORT_WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
