import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { ProspectList } from '#server/field/lists/list.entity'
import { nextWorkingDay } from '#shared/contest/duty/contract'
import type { ListCounts, ListView } from '#shared/field/lists/contract'
import { DEFAULT_HOURS, DEFAULT_TERMS, type ListTerms } from '#shared/field/lists/terms'
import { instantOf } from '#shared/platform/time/instant-of'

/** Held for so long without a touch, a line is named to its director. */
export const UNTOUCHED_MS = 48 * 3_600_000

export const listView = (list: ProspectList, counts: ListCounts): ListView => ({
  ...{ id: list.id, kind: list.kind, name: list.name, arrival: list.arrival, status: list.status },
  ...{ terms: list.terms, fileName: list.fileName, kept: list.kept, counts },
  opensAt: list.opensAt?.toISOString() ?? null,
  createdAt: list.createdAt.toISOString(),
})

/** What an audit line calls a list; one that the product keeps has no name of its own. */
export const titleOf = ({ name, kept }: Pick<ProspectList, 'name' | 'kept'>): string => name || (kept ?? '')

/** Own area until the evening of today, claiming until noon of the next working day. */
export function proposedTerms({ view, today, timezone }: LoadedContest, now: Date): ListTerms {
  const ownArea = instantOf(today, DEFAULT_HOURS.ownAreaUntil, timezone)
  return {
    ...DEFAULT_TERMS,
    ownAreaUntil: ownArea > now ? ownArea.toISOString() : null,
    closesAt: instantOf(nextWorkingDay(view, today), DEFAULT_HOURS.closesAt, timezone).toISOString(),
  }
}
