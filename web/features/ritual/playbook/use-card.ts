import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { CardView, type UseCardInput } from '#shared/ritual/playbook/contract'
import { del, get, NoContent, post } from '#web/api/http'
import { useSession } from '#web/features/platform/auth/session.store'
import { useFormErrors } from '#web/forms/use-form-errors'

/** One card and what can be done with it; every answer is the card as it stands then. */
export function useCard() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const errors = useFormErrors()
  const card = shallowRef<CardView | null>(null)
  const path = computed(() => `/api/playbook/${String(route.params.id)}`)
  /** The contest whose room is told. */
  const room = computed(() => (session.chosen?.status === 'running' ? { contestId: session.chosen.id } : {}))

  async function take(work: () => Promise<CardView>): Promise<boolean> {
    const answer = await errors.submit(work)
    if (answer) card.value = answer
    return answer !== undefined
  }

  const load = () => take(() => get(path.value, CardView))
  const use = (input: UseCardInput = {}) =>
    take(() => post(`${path.value}/uses`, CardView, { ...room.value, ...input }))
  const thank = () =>
    take(() => (card.value?.isThanked ? del(`${path.value}/thanks`, CardView) : post(`${path.value}/thanks`, CardView)))
  const publish = () => take(() => post(`${path.value}/publish`, CardView, room.value))
  const takeBack = () => take(() => del(`${path.value}/publish`, CardView))

  async function remove(): Promise<void> {
    const isDone = await errors.submit(async () => {
      await del(path.value, NoContent)
      return true
    })
    if (isDone) await router.replace('/playbook')
  }

  watch(
    () => route.params.id,
    (id) => {
      if (typeof id === 'string') void load()
    },
    { immediate: true },
  )
  return { card, load, use, thank, publish, takeBack, remove, errors }
}
