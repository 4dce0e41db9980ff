import { useI18n } from 'vue-i18n'

/** The parts of vue-i18n that sentences need: texts by key, and numbers in the language's digits. */
export interface Translator {
  t: (key: string, named?: Record<string, unknown>) => string
  n: (value: number, options?: Intl.NumberFormatOptions) => string
}

/** The translator of the running component, for functions that put values into words. */
export function useTranslator(): Translator {
  const { t, n } = useI18n()
  return { t, n }
}
