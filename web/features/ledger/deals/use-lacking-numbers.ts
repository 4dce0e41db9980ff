import { computed, type WatchSource } from 'vue'
import { useResource } from '#web/api/use-resource'
import { listDeals } from './deals.api'

/** More than anyone leaves behind; further ones follow when these have theirs. */
const MOST = 50

/** 缺号码: one's own sales, and those recorded for others, that lack numbers. */
export function useLackingNumbers(
  contestId: () => string | null,
  participantId: () => string | null,
  refreshOn: WatchSource<unknown>[],
) {
  const { data, load, errors } = useResource(
    () => {
      const [contest, participant] = [contestId(), participantId()]
      return contest && participant ? { contest, participant } : null
    },
    ({ contest, participant }) =>
      listDeals(contest, { lacksNumber: 'true', participantId: participant }, { limit: MOST }),
    { refreshOn, calmMs: 300 },
  )
  const deals = computed(() => data.value?.deals.filter((deal) => deal.canAddNumbers))
  return { deals, load, refusal: errors.refusal }
}
