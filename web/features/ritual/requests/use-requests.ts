import { touches } from '#shared/live/facts'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useTouched } from '#web/live/use-touched'
import { listRequests } from './requests.api'

/** The requests that one sees, the oldest promise first; read again with each fact that moves one of them. */
export function useRequests(contestId: () => string | null) {
  const errors = useRefusal()
  const touched = useTouched(
    (fact) =>
      touches(fact, 'requests') &&
      (list.value?.seesOthers || list.value?.requests.some(({ id }) => id === fact.id)) === true,
  )
  const { data: list, load } = useResource(contestId, (id) => listRequests(id), {
    errors,
    refreshOn: touched,
    keep: true,
  })
  return { list, load, general: errors.general, reference: errors.reference }
}
