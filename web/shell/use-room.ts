import { computed, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useLive } from '#web/live/live.store'
import { useParts } from '#web/live/use-parts'
import { useSession } from '#web/session/session.store'
import { hasPicture, rememberView } from '#web/session/session-cache'

let opened: string | null = null

/**
 * The chosen contest's live room, for every page of a signed-in person. It stays open across pages and closes on
 * sign-out; an ended session leads to the sign-in page.
 */
export function useRoom() {
  const live = useLive()
  const session = useSession()
  const router = useRouter()
  // A ledger keeper may choose any of its people.
  if (session.keepsLedger) useParts('people')

  /** Only where one was kept: what reads it has come with what wrote it. */
  async function recall(contestId: string) {
    const accountId = session.who?.account.id
    if (!accountId || !hasPicture(accountId)) return undefined
    const { keptPicture } = await import('./keep-picture')
    return keptPicture(accountId, contestId)
  }

  // A page that closed the room while this one came up leaves it idle.
  watch(
    () => [session.contestId, live.status === 'idle'] as const,
    ([contestId, isIdle]) => {
      if (contestId === opened && (!isIdle || !contestId)) return
      opened = contestId
      if (contestId) live.open(contestId, { recall: () => recall(contestId) })
      else live.close()
    },
    { immediate: true },
  )
  watch(
    () => live.status,
    async (status) => {
      if (status !== 'refused') return
      await session.load({ isFresh: true }).catch(() => undefined)
      if (!session.who) await router.push({ path: '/sign-in', query: { to: router.currentRoute.value.fullPath } })
    },
  )
  // Disabled, signed out, or with another role from now on.
  watch(
    () => live.shutOuts,
    (times, before) => times > before && void session.load({ isFresh: true }).catch(() => undefined),
  )
  watch(
    () => live.contest,
    (contest) => contest && rememberView(contest),
  )
  // Names, dates and status of the list of contests follow what the room says.
  watch(
    () => live.contest?.status,
    (status, before) => {
      if (before && status !== session.chosen?.status) session.loadContests().catch(() => undefined)
    },
  )

  /** What StatusDot understands. */
  const dot = computed(() => {
    if (live.status === 'idle') return 'connecting'
    return live.status === 'refused' ? 'stale' : live.status
  })
  return { live, session, dot }
}
