/**
 * Whether the same request may succeed when it is sent again: `never`, `later` (the server does not serve this caller now,
 * whatever the request), or `same` (its outcome is unknown and other requests are not affected).
 */
export type Retry = 'never' | 'later' | 'same'

/** All there is to say about one code: the HTTP status, whether to retry, and the sentence in both languages. */
export interface Refusal {
  status: number
  retry: Retry
  zh: string
  en: string
}
