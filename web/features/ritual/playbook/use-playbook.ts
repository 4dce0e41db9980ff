import { watchDebounced } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { touches } from '#shared/live/facts'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useTouched } from '#web/live/use-touched'
import { listCards } from './playbook.api'
import { filterOf, type PlaybookFilter, queryOf } from './playbook-filter'

/** The cards that the filter in the address leaves; typing narrows it after a pause, and facts of cards refresh it. */
export function usePlaybook() {
  const route = useRoute()
  const router = useRouter()
  const filter = computed(() => filterOf(route.query))
  const words = ref(filter.value.q)
  /** How many pages are shown. */
  const pageCount = ref(1)

  const narrow = (change: Partial<PlaybookFilter>) =>
    router.replace({ path: '/playbook', query: queryOf({ ...filter.value, ...change }, route.query.deal) })

  watchDebounced(words, (q) => q.trim() !== filter.value.q && narrow({ q: q.trim() }), { debounce: 150 })
  watch(
    () => JSON.stringify(filter.value),
    () => {
      if (words.value.trim() !== filter.value.q) words.value = filter.value.q
      pageCount.value = 1
    },
  )
  const errors = useRefusal()
  const { data: pages, load } = useResource(
    () => queryOf(filter.value),
    (narrowed) => Promise.all(Array.from({ length: pageCount.value }, (_, n) => listCards(narrowed, n + 1))),
    { errors, keep: true, refreshOn: useTouched((fact) => touches(fact, 'lessons')) },
  )
  const page = computed(() => pages.value?.[0])
  const cards = computed(() => pages.value?.flatMap((each) => each.cards) ?? [])

  async function more(): Promise<void> {
    pageCount.value += 1
    await load()
  }

  return { filter, words, page, cards, narrow, load, more, errors }
}
