import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { type KeptPicture, readPicture, writePicture } from '#web/live/kept-picture'
import { useLive } from '#web/live/live.store'
import { useSession } from '#web/session/session.store'
import { rememberedPicture, rememberPicture } from '#web/session/session-cache'

/** So long after the first change; those until then are kept with it. */
const CALM_MS = 3_000

let kept: unknown
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Keeps what the room shows for the next visit without a signal, also when the phone puts the page away; returns what an
 * earlier visit of this account kept of a contest.
 */
export function useKeptPicture() {
  const live = useLive()
  const session = useSession()

  function keep(): void {
    timer = undefined
    const accountId = session.who?.account.id
    const picture = live.picture()
    if (!accountId || !picture || picture.state === kept) return
    kept = picture.state
    const text = writePicture(picture)
    if (text) rememberPicture(accountId, text)
  }

  function recall(contestId: string): KeptPicture | undefined {
    const text = session.who && rememberedPicture(session.who.account.id)
    return text ? readPicture(text, contestId) : undefined
  }

  watch(
    () => [live.isInStep, live.seq, live.contest, live.me],
    () => {
      if (timer === undefined) timer = setTimeout(keep, CALM_MS)
    },
  )
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep()
  })
  return { recall }
}
