import { computed, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { DealPage, type DealView } from '#shared/ledger/deals/contract'
import { get } from '#web/api/http'
import { useFormErrors } from '#web/forms/use-form-errors'
import { filterOf, queryOf } from './ledger-filter'

const PER_PAGE = 50

/** The deals of a contest under the filter of the address, newest first, page after page. */
export function useLedger(contestId: string) {
  const route = useRoute()
  const errors = useFormErrors()
  const deals = shallowRef<DealView[] | null>(null)
  const next = shallowRef<number | null>(null)
  const filter = computed(() => filterOf(route.query))
  let asked = 0

  async function page(before: number | null): Promise<void> {
    const own = ++asked
    const query = new URLSearchParams({ ...queryOf(filter.value), limit: String(PER_PAGE) })
    if (before !== null) query.set('before', String(before))
    // A changed filter must not wait for the answer to the one before, so this does not go through `attempt`.
    errors.clear()
    const answer = await errors.query(() => get(`/api/contests/${contestId}/deals?${query}`, DealPage))
    if (!answer || own !== asked) return
    deals.value = before === null ? answer.deals : [...(deals.value ?? []), ...answer.deals]
    next.value = answer.next
  }

  watch(
    filter,
    () => {
      deals.value = null
      void page(null)
    },
    { immediate: true },
  )

  return { deals, next, filter, errors, reload: () => page(null), more: () => page(next.value) }
}
