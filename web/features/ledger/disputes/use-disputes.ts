import { touches } from '#shared/live/facts'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useTouched } from '#web/live/use-touched'
import { listDisputes } from './disputes.api'

/** The disputes of a contest, open ones first; read again with every fact that changes one. */
export function useDisputes(contestId: () => string | null) {
  const errors = useRefusal()
  const { data: disputes, load } = useResource(contestId, (id) => listDisputes(id), {
    errors,
    refreshOn: useTouched((fact) => touches(fact, 'disputes')),
  })
  return { disputes, load, general: errors.general, reference: errors.reference }
}
