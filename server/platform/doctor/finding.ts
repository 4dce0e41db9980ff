/** One text in both languages. */
export interface LocalizedText {
  zh: string
  en: string
}

/** One line of the doctor; `note` is information, nothing is wrong. */
export interface Finding {
  state: 'ok' | 'note' | 'wrong'
  what: LocalizedText
  remedy?: LocalizedText
}

export const ok = (zh: string, en: string): Finding => ({ state: 'ok', what: { zh, en } })
export const note = (zh: string, en: string, remedy?: LocalizedText): Finding => ({
  state: 'note',
  what: { zh, en },
  ...(remedy && { remedy }),
})
export const wrong = (what: LocalizedText, remedy: LocalizedText): Finding => ({ state: 'wrong', what, remedy })

/** In this machine's own time zone, without seconds. */
export const clockText = (at: Date): string => at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
