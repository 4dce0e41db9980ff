import { wallClock } from '#shared/platform/time/time'
import type { AskInput, RequestView } from '#shared/ritual/requests/contract'
import { isOpen, type RequestCounts, type RequestKind } from '#shared/ritual/requests/counts'
import type { ServicePromise } from '#shared/ritual/requests/terms'
import { momentInWords } from '#web/words/days'
import type { Translator } from '#web/words/translator'

/** A kind that a person may ask for. */
export type AskedKind = AskInput['kind']

export const KIND_ICONS: Record<RequestKind, string> = {
  resource: 'i-lucide-search',
  policy: 'i-lucide-file-text',
  price: 'i-lucide-badge-percent',
  install: 'i-lucide-wrench',
  terminal: 'i-lucide-smartphone',
  visit: 'i-lucide-users-round',
  complaint: 'i-lucide-message-circle-warning',
}

/** 30 分钟内, 4 小时内, 下一个工作日内. */
export function promiseInWords({ t }: Translator, { unit, amount }: ServicePromise): string {
  if (unit === 'days') return t('requests.within.days', { n: amount })
  return amount % 60 === 0
    ? t('requests.within.hours', { n: amount / 60 })
    : t('requests.within.minutes', { n: amount })
}

/** Until when it is promised, or since when it is late; null once it is answered. */
export function dueInWords(translator: Translator, request: RequestView, timezone: string, now: Date): string | null {
  if (!isOpen(request.state)) return null
  const at = momentInWords(translator, request.dueAt, timezone, wallClock(now, timezone).day)
  return translator.t(new Date(request.dueAt) <= now ? 'requests.overdue' : 'requests.due', { at })
}

/** 装机 1、政策 2. */
export const lateInWords = ({ t }: Translator, late: RequestCounts['late']): string =>
  late
    .map(({ kind, count }) => t('requests.lateOf', { kind: t(`requests.kind.${kind}`), n: count }))
    .join(t('requests.and'))
