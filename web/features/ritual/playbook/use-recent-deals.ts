import { computed } from 'vue'
import { addDays } from '#shared/platform/time/time'
import { useResource } from '#web/api/use-resource'
import { listDeals } from '#web/features/ledger/deals/deals.api'
import { useSession } from '#web/session/session.store'

const MAX_DEALS = 10

/** One's own deals of today and yesterday that still count, read once they are wanted. */
export function useRecentDeals(isWanted: () => boolean) {
  const session = useSession()
  // A use is recorded without a deal too, so that a refusal needs no words.
  const { data: page } = useResource(
    () => {
      const { id, participantId, today } = session.chosen ?? {}
      return isWanted() && id && participantId && today ? { id, participantId, today } : null
    },
    ({ id, participantId, today }) =>
      listDeals(id, { participantId, from: addDays(today, -1), to: today, isWithdrawn: 'false' }, { limit: MAX_DEALS }),
  )
  const deals = computed(() => page.value?.deals ?? [])
  return { deals }
}
