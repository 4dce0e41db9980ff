import { useEventListener, useIntervalFn } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { useResource } from '#web/api/use-resource'
import { useLinkAuth } from '#web/features/screens/displays/use-display-auth'
import { readBossView } from './boss-view.api'

const REFRESH_EVERY_MS = 60_000

/** The figures for the link in the address, read again each minute; a link that is refused asks for its seat again. */
export function useBossView() {
  const { status, seat, askAgain } = useLinkAuth('boss')
  /** Whose curves are shown; null: all teams. */
  const teamId = ref<string | null>(null)
  const {
    data: view,
    load,
    errors: { refusal },
  } = useResource(
    () => seat.value && { contestId: seat.value.contestId, as: seat.value.as, teamId: teamId.value },
    ({ contestId, as, teamId: of }) => readBossView(contestId, as, of),
    { refreshOn: seat, keep: true },
  )
  /** The newest figures could not be read; those on the page are older. */
  const isBehind = computed(() => refusal.value?.isOutcomeUnknown === true)

  watch(refusal, (refused) => refused && !refused.isOutcomeUnknown && askAgain())
  const loadIfVisible = () => document.visibilityState === 'visible' && void load()
  useIntervalFn(loadIfVisible, REFRESH_EVERY_MS)
  useEventListener(document, 'visibilitychange', loadIfVisible)

  return { status, seat, view, isBehind, teamId }
}
