import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { CardView, UseCardInput } from '#shared/ritual/playbook/contract'
import { useResource } from '#web/api/use-resource'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useSession } from '#web/session/session.store'
import * as api from './playbook.api'

/** One card and its actions; every change answers with the updated card. */
export function useCard() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const errors = useFormErrors()
  const id = computed(() => (typeof route.params.id === 'string' ? route.params.id : null))
  const { data: card, load, replace } = useResource(() => id.value, api.readCard, { errors })
  /** The contest whose room hears of it. */
  const room = computed(() => (session.chosen?.status === 'running' ? { contestId: session.chosen.id } : {}))

  async function change(work: (id: string) => Promise<CardView>): Promise<void> {
    const { value } = id
    const answer = value ? await errors.submit(() => work(value)) : undefined
    if (answer) replace(answer)
  }

  const use = (input: UseCardInput = {}) => change((of) => api.recordCardUse(of, { ...room.value, ...input }))
  const thank = () => change(card.value?.isThanked ? api.unthankForCard : api.thankForCard)
  const publish = () => change((of) => api.publishCard(of, room.value))
  const unpublish = () => change(api.unpublishCard)

  async function remove(): Promise<void> {
    const { value } = id
    if (value && (await errors.succeeds(() => api.removeCard(value)))) await router.replace('/playbook')
  }

  return { card, load, use, thank, publish, unpublish, remove, errors }
}
