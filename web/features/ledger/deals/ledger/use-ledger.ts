import { computed, ref } from 'vue'
import { useRoute } from 'vue-router'
import { usePages } from '#web/api/use-pages'
import { findDeals, listDeals } from '../deals.api'
import { filterOf, queryOf } from './ledger-filter'

const PAGE_SIZE = 50

/** The deals of a contest under the filter of the address and the words of a search, newest first. */
export function useLedger(contestId: string) {
  const route = useRoute()
  const filter = computed(() => filterOf(route.query))
  /** In no address: they may be a customer's name. */
  const words = ref('')
  const { items: deals, ...pages } = usePages(
    () => ({ narrowed: queryOf(filter.value), words: words.value }),
    async (asked, before: number | null) => {
      const page = await (asked.words
        ? findDeals(contestId, asked.narrowed, { words: asked.words, before, limit: PAGE_SIZE })
        : listDeals(contestId, asked.narrowed, { before, limit: PAGE_SIZE }))
      return { items: page.deals, next: page.next }
    },
  )
  return { filter, words, deals, ...pages }
}
