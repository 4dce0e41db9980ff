import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { usePages } from '#web/api/use-pages'
import { listDeals } from '../deals.api'
import { filterOf, queryOf } from './ledger-filter'

const PAGE_SIZE = 50

/** The deals of a contest under the filter of the address, newest first. */
export function useLedger(contestId: string) {
  const route = useRoute()
  const filter = computed(() => filterOf(route.query))
  const { items: deals, ...pages } = usePages(
    () => queryOf(filter.value),
    async (narrowed, before: number | null) => {
      const page = await listDeals(contestId, narrowed, { before, limit: PAGE_SIZE })
      return { items: page.deals, next: page.next }
    },
  )
  return { filter, deals, ...pages }
}
