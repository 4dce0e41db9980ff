import { AppError } from '#server/platform/http/app-error'
import type { Request } from '#server/ritual/requests/request.entity'
import { type Day, dayOf } from '#shared/platform/time/time'
import { isOpen, type RequestCounts, type RequestKind, type RequestState } from '#shared/ritual/requests/counts'

/** Refuses a step on another state than the one its author has read: another desk was faster. */
export function mustBeAs({ state }: Pick<Request, 'state'>, was: RequestState): void {
  if (state !== was) throw new AppError('request_moved')
}

/** What the clock of a request needs. */
export type Clocked = Pick<Request, 'kind' | 'state' | 'askedAt' | 'dueAt' | 'answeredAt' | 'missedAt' | 'hasThanks'>

/** The promised moment that it missed, in this round or in an earlier one. */
export function missedBy({ state, dueAt, missedAt }: Clocked, now: Date): Date | null {
  if (missedAt) return missedAt
  return isOpen(state) && dueAt <= now ? dueAt : null
}

/**
 * Counts how promises were kept on a day. Each request counts once: as late on the day of the promise that it missed, else
 * as on time on the day of its answer. What waits is counted as of `now`.
 */
export function countDay(requests: readonly Clocked[], now: Date, timezone: string, day: Day): RequestCounts {
  const isThen = (at: Date) => dayOf(at, timezone) === day
  const late = new Map<RequestKind, number>()
  const counts = { asked: 0, onTime: 0, waiting: 0, thanks: 0 }
  for (const request of requests) {
    if (isThen(request.askedAt)) counts.asked++
    const missed = missedBy(request, now)
    const { answeredAt } = request
    if (missed) {
      if (isThen(missed)) late.set(request.kind, (late.get(request.kind) ?? 0) + 1)
    } else if (isOpen(request.state)) counts.waiting++
    else if (answeredAt && isThen(answeredAt)) counts.onTime++
    if (request.hasThanks && answeredAt && isThen(answeredAt)) counts.thanks++
  }
  return { ...counts, late: byCount([...late].map(([kind, count]) => ({ kind, count }))) }
}

/** The kind that was late most often first. */
export const byCount = (late: RequestCounts['late']): RequestCounts['late'] =>
  late.toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
