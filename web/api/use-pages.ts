import { computed } from 'vue'
import { useRefusal } from './use-refusal'
import { type ResourceOptions, useResource } from './use-resource'

interface Page<Item, Cursor> {
  items: readonly Item[]
  /** `null` on the last page. */
  next: Cursor | null
}

/**
 * A list that is read page after page: `ask` gets the cursor of the page, `null` for the first one, and how many items
 * are shown. A refresh starts at the first page.
 */
export function usePages<Key, Item, Cursor>(
  key: () => Key | null | undefined,
  ask: (key: Key, cursor: Cursor | null, shown: number) => Promise<Page<Item, Cursor>>,
  options: Omit<ResourceOptions, 'errors'> = {},
) {
  const pages = useResource(
    key,
    (asked: Key, shown: Page<Item, Cursor> | undefined) => ask(asked, null, shown?.items.length ?? 0),
    { ...options, errors: useRefusal() },
  )
  const items = computed(() => pages.data.value?.items)
  const hasMore = computed(() => pages.data.value !== undefined && pages.data.value.next !== null)

  /** Appends the next page. */
  async function more(): Promise<void> {
    if (!hasMore.value) return
    await pages.update(async (asked, before) => {
      const page = await ask(asked, before?.next ?? null, before?.items.length ?? 0)
      return { items: [...(before?.items ?? []), ...page.items], next: page.next }
    })
  }

  return { items, hasMore, more, load: pages.load, isLoading: pages.isLoading, errors: pages.errors }
}
