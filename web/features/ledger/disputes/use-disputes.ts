import { onScopeDispose, shallowRef, watch } from 'vue'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import type { LiveFact } from '#shared/live/protocol'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useLive } from '#web/live/live.store'
import { listDisputes } from './disputes.api'

/** What changes a dispute: its own facts, and deals that go while one is open. */
const TOUCHING = new Set<LiveFact['type']>([
  'dispute.opened',
  'dispute.ruled',
  'dispute.changed',
  'deal.withdrawn',
  'deal.reassigned',
])

/** The disputes of a contest, open ones first; whatever happens to them is asked for anew. */
export function useDisputes(contestId: () => string | null) {
  const live = useLive()
  const { general, reference, query } = useFormErrors()
  const disputes = shallowRef<DisputeView[]>()

  async function load(): Promise<void> {
    const asked = contestId()
    if (!asked) return
    const list = await query(() => listDisputes(asked))
    if (list && asked === contestId()) disputes.value = list
  }

  watch(
    contestId,
    () => {
      disputes.value = undefined
      void load()
    },
    { immediate: true },
  )
  onScopeDispose(live.onFact(({ fact }) => void (TOUCHING.has(fact.type) && load())))

  return { disputes, load, general, reference }
}
