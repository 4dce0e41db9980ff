import { effectScope, watch } from 'vue'
import { type KeptPicture, readPicture, writePicture } from '#web/live/kept-picture'
import { useLive } from '#web/live/live.store'
import { useSession } from '#web/session/session.store'
import { rememberedPicture, rememberPicture } from '#web/session/session-cache'

/** So long after the first change; those until then are kept with it. */
const CALM_MS = 3_000

let isKeeping = false

/** Keeps what the room shows for the next visit without a signal, from now on; also when the phone puts the page away. */
export function keepPicture(): void {
  if (isKeeping) return
  isKeeping = true
  const live = useLive()
  const session = useSession()
  let kept: unknown
  let timer: ReturnType<typeof setTimeout> | undefined

  function keep(): void {
    timer = undefined
    const accountId = session.who?.account.id
    const picture = live.picture()
    if (!accountId || !picture || picture.state === kept) return
    kept = picture.state
    const text = writePicture(picture)
    if (text) rememberPicture(accountId, text)
  }

  // It outlives the page that is on the screen now.
  effectScope(true).run(() =>
    watch(
      () => [live.isInStep, live.seq, live.contest, live.me],
      () => {
        if (timer === undefined) timer = setTimeout(keep, CALM_MS)
      },
      { immediate: true },
    ),
  )
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep()
  })
}

/** What an earlier visit of this account kept of a contest. */
export function keptPicture(accountId: string, contestId: string): KeptPicture | undefined {
  const text = rememberedPicture(accountId)
  return text === null ? undefined : readPicture(text, contestId)
}
