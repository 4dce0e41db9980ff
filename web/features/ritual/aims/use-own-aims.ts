import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useLive } from '#web/live/live.store'
import { useTaps } from '#web/offline/taps.store'
import { readOwnAims } from './aims.api'

/** One's own goals, read again with each own sale and activity, and at midnight. */
export function useOwnAims(contestId: () => string | null) {
  const live = useLive()
  const taps = useTaps()
  const errors = useRefusal()
  const { data: aims, replace } = useResource(contestId, readOwnAims, {
    ...{ errors, keep: true, calmMs: 500 },
    refreshOn: [() => live.me?.standing.today, () => taps.latest, () => live.today, () => live.isInStep],
  })
  return { aims, replace, errors }
}
