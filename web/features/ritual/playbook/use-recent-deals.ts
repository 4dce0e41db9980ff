import { shallowRef, watch } from 'vue'
import { DealPage, type DealView } from '#shared/ledger/deals/contract'
import { addDays } from '#shared/platform/time/time'
import { get } from '#web/api/http'
import { useSession } from '#web/features/platform/auth/session.store'
import { useFormErrors } from '#web/forms/use-form-errors'

/** One's own deals of today and yesterday that still count, asked for once they are wanted. */
export function useRecentDeals(isWanted: () => boolean) {
  const session = useSession()
  const { query } = useFormErrors()
  const deals = shallowRef<DealView[]>([])

  async function load(): Promise<void> {
    const contest = session.chosen
    if (!contest?.participantId) return
    const search = new URLSearchParams({
      limit: '10',
      participantId: contest.participantId,
      from: addDays(contest.today, -1),
      to: contest.today,
      isWithdrawn: 'false',
    })
    // Without them the use is counted all the same, so a failure is not worth a word.
    const page = await query(() => get(`/api/contests/${contest.id}/deals?${search}`, DealPage))
    deals.value = page?.deals ?? []
  }

  watch(
    () => [isWanted(), session.contestId],
    ([wanted]) => {
      if (wanted) void load()
    },
    { immediate: true },
  )
  return { deals }
}
