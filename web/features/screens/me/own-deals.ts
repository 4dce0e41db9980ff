import type { WatchSource } from 'vue'
import { usePages } from '#web/api/use-pages'
import { listDeals } from '#web/features/ledger/deals/deals.api'

const PAGE_SIZE = 20
const MAX_PAGE_SIZE = 100

/**
 * One's own deals and those recorded for others, newest first; of the whole ledger only one's own. A refresh reads as many
 * as are shown.
 */
export const useOwnDeals = (
  contestId: () => string | null,
  participantId: () => string | null,
  readsAll: () => boolean,
  refreshOn: WatchSource<unknown>[],
) =>
  usePages(
    () => {
      const [contest, own] = [contestId(), participantId()]
      return contest && own ? { contest, filter: readsAll() ? { participantId: own } : {} } : null
    },
    async ({ contest, filter }, before: number | null, shown) => {
      const limit = before === null ? Math.min(MAX_PAGE_SIZE, Math.max(PAGE_SIZE, shown)) : PAGE_SIZE
      const page = await listDeals(contest, filter, { before, limit })
      return { items: page.deals, next: page.next }
    },
    { refreshOn },
  )
