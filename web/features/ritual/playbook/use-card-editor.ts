import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { AmendCardInput, type CardField, type CardView, WriteCardInput } from '#shared/ritual/playbook/contract'
import { newRequestId } from '#web/api/request-id'
import { useResource } from '#web/api/use-resource'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useSession } from '#web/session/session.store'
import { type CardForm, changed, emptyForm, formOf, written } from './card-form'
import { amendCard, publishCard, readCard, writeCard } from './playbook.api'

/** A field that another person changed meanwhile, with its present value. */
export interface Collision {
  field: CardField
  value: string
}

/** Writes a new card or changes one; nothing of anybody else is overwritten unasked. */
export function useCardEditor() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const errors = useFormErrors()
  const form = reactive<CardForm>(emptyForm())
  const base = shallowRef<CardView | null>(null)
  const collisions = shallowRef<Collision[]>([])
  /** Who changed the first of them. */
  const changedBy = ref('')
  const edited = route.name === 'playbook-new' ? null : String(route.params.id)
  const { data: stored, load } = useResource(() => edited, readCard, { errors })
  const isReady = ref(edited === null)
  const newId = newRequestId()
  const room = computed(() => (session.chosen?.status === 'running' ? { contestId: session.chosen.id } : {}))

  watch(stored, (card) => {
    if (!card) return
    base.value = card
    Object.assign(form, formOf(card))
    isReady.value = true
  })

  /** Stores the card, publishes it if wanted, and shows it. */
  async function save(isPublished: boolean): Promise<void> {
    const card = base.value ? await amend(base.value) : await write()
    if (!card) return
    base.value = card
    if (isPublished && card.status === 'draft') {
      const published = await errors.submit(() => publishCard(card.id, room.value))
      if (!published) return
    }
    await router.replace(`/playbook/${card.id}`)
  }

  async function write(): Promise<CardView | undefined> {
    const input = errors.check(WriteCardInput, { id: newId, ...written(form), ...room.value })
    const card = input && (await errors.submit(() => writeCard(input)))
    // A retry gets what the first attempt stored; what was typed since then is a change of it.
    return card && Object.keys(changed(form, card)).length > 0 ? amend(card) : card
  }

  async function amend(card: CardView): Promise<CardView | undefined> {
    const input = errors.check(AmendCardInput, { revision: card.revision, ...changed(form, card) })
    const answer = input && (await errors.submit(() => amendCard(card.id, input)))
    const refusal = errors.refusal.value
    if (!answer && refusal?.code === 'field_changed') await compare(card, refusal.changed?.by ?? '')
    return answer
  }

  /** Takes over what others changed and this one did not; where both did, asks. */
  async function compare(before: CardView, by: string): Promise<void> {
    const now = await errors.query(() => readCard(before.id))
    if (!now) return
    const mine = changed(form, before)
    const theirs = changed(formOf(now), before)
    const fields = Object.keys(theirs) as CardField[]
    collisions.value = fields
      .filter((field) => field in mine && theirs[field] !== mine[field])
      .map((field) => ({ field, value: String(theirs[field]) }))
    for (const field of fields) if (!(field in mine)) put(field, String(theirs[field]))
    changedBy.value = by
    base.value = now
  }

  /** Takes the present value, or keeps the own words, which the next save stores over it. */
  function settle({ field, value }: Collision, isMineKept: boolean): void {
    if (!isMineKept) put(field, value)
    collisions.value = collisions.value.filter((each) => each.field !== field)
    if (collisions.value.length === 0) errors.clear()
  }

  function put(field: CardField, value: string): void {
    const isChoice = field === 'moment' || field === 'segment'
    Object.assign(form, { [field]: isChoice && value === '' ? undefined : value })
  }

  return { form, base, collisions, changedBy, isReady, save, settle, load, errors }
}
