import { watchDebounced } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type CardBrief, PlaybookPage } from '#shared/ritual/playbook/contract'
import { get } from '#web/api/http'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useLive } from '#web/live/live.store'
import { filterOf, type PlaybookFilter, queryOf } from './playbook-filter'

/** The list of cards as the address narrows it; typing narrows it after a short pause, and news of cards renew it. */
export function usePlaybook() {
  const route = useRoute()
  const router = useRouter()
  const live = useLive()
  const errors = useFormErrors()
  const filter = computed(() => filterOf(route.query))
  const words = ref(filter.value.q)
  const page = shallowRef<PlaybookPage | null>(null)
  const cards = shallowRef<CardBrief[]>([])
  const pages = ref(1)
  let question = 0

  const narrow = (change: Partial<PlaybookFilter>) =>
    router.replace({ path: '/playbook', query: queryOf({ ...filter.value, ...change }, route.query.deal) })

  /** All pages that are shown; a late answer to an older question is dropped. */
  async function load(): Promise<void> {
    const mine = ++question
    const numbers = Array.from({ length: pages.value }, (_, n) => n + 1)
    const found = await errors.query(() => Promise.all(numbers.map(ask)))
    if (mine !== question || !found) return
    errors.clear()
    page.value = found[0] ?? null
    cards.value = found.flatMap((each) => each.cards)
  }

  async function more(): Promise<void> {
    pages.value += 1
    await load()
  }

  const ask = (number: number) => {
    const query = new URLSearchParams(queryOf(filter.value))
    if (number > 1) query.set('page', String(number))
    return get(`/api/playbook?${query}`, PlaybookPage)
  }

  watchDebounced(words, (q) => q.trim() !== filter.value.q && narrow({ q: q.trim() }), { debounce: 150 })
  watch(
    () => JSON.stringify(filter.value),
    () => {
      if (words.value.trim() !== filter.value.q) words.value = filter.value.q
      pages.value = 1
      void load()
    },
    { immediate: true },
  )
  onBeforeUnmount(live.onFact(({ fact }) => void (fact.type.startsWith('lesson.') && load())))

  return { filter, words, page, cards, narrow, load, more, errors }
}
