/** The same words in both languages. */
export interface Said {
  zh: string
  en: string
}

/** One line of the doctor: `note` is worth knowing, and nothing is wrong. */
export interface Finding {
  state: 'ok' | 'note' | 'wrong'
  what: Said
  /** What to do about it. */
  todo?: Said
}

export const ok = (zh: string, en: string): Finding => ({ state: 'ok', what: { zh, en } })
export const note = (zh: string, en: string, todo?: Said): Finding => ({
  state: 'note',
  what: { zh, en },
  ...(todo && { todo }),
})
export const wrong = (what: Said, todo: Said): Finding => ({ state: 'wrong', what, todo })

/** In this machine's own time zone, without seconds. */
export const clockText = (at: Date): string => at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
