import { computed, ref, shallowRef } from 'vue'
import { DealPage, type DealView } from '#shared/ledger/deals/contract'
import { get } from '#web/api/http'
import { useFormErrors } from '#web/forms/use-form-errors'

const pageSize = 20

/** One's own deals and those recorded for others, newest first, page by page; of the whole ledger only one's own. */
export function useOwnDeals(
  contestId: () => string | null,
  participantId: () => string | null,
  readsAll: () => boolean,
) {
  const errors = useFormErrors()
  const deals = shallowRef<DealView[]>([])
  const next = shallowRef<number | null>(null)
  const isLoaded = ref(false)

  /** The newest pages again, as many as are shown. */
  async function load(): Promise<void> {
    const page = await ask(null, Math.min(100, Math.max(pageSize, deals.value.length)))
    if (!page) return
    deals.value = page.deals
    next.value = page.next
    isLoaded.value = true
  }

  async function more(): Promise<void> {
    if (next.value === null) return
    const page = await ask(next.value, pageSize)
    if (!page) return
    deals.value = [...deals.value, ...page.deals]
    next.value = page.next
  }

  async function ask(before: number | null, limit: number): Promise<DealPage | undefined> {
    const contest = contestId()
    const own = participantId()
    if (!contest || !own) return undefined
    const query = new URLSearchParams({ limit: String(limit), ...(readsAll() ? { participantId: own } : {}) })
    if (before !== null) query.set('before', String(before))
    return errors.submit(() => get(`/api/contests/${contest}/deals?${query}`, DealPage))
  }

  function clear(): void {
    deals.value = []
    next.value = null
    isLoaded.value = false
  }

  const hasMore = computed(() => next.value !== null)
  return { deals, hasMore, isLoaded, load, more, clear, errors }
}
