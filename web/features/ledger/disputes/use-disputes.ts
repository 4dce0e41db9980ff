import type { LiveFact } from '#shared/live/protocol'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useTouched } from '#web/live/use-touched'
import { listDisputes } from './disputes.api'

/** What changes a dispute: its own facts, and deals that are reversed while one is open. */
const TOUCHING = new Set<LiveFact['type']>([
  'dispute.opened',
  'dispute.ruled',
  'dispute.changed',
  'deal.withdrawn',
  'deal.reassigned',
])

/** The disputes of a contest, open ones first; read again with every fact that changes one. */
export function useDisputes(contestId: () => string | null) {
  const errors = useRefusal()
  const { data: disputes, load } = useResource(contestId, (id) => listDisputes(id), {
    errors,
    refreshOn: useTouched(({ type }) => TOUCHING.has(type)),
  })
  return { disputes, load, general: errors.general, reference: errors.reference }
}
