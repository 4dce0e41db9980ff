import { onScopeDispose, ref, watch } from 'vue'
import { claimPairing, openPairing } from './pairing.api'

/** How often a TV asks whether its code was typed; also the pause after an answer that did not come. */
const ASK_MS = 2_000

/** The code that a TV shows while it is wanted, renewed when it gets old; `paired` once a director has typed it. */
export function usePairing(isWanted: () => boolean, paired: () => void) {
  const code = ref('')
  let secret = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    clearTimeout(timer)
    if (!isWanted()) return
    try {
      if (!secret) await renew()
      else await claim(secret)
    } catch {
      // The server is away, or busy: the code that is shown may still hold.
    }
    if (isWanted()) timer = setTimeout(() => void ask(), ASK_MS)
  }

  async function renew(): Promise<void> {
    const pairing = await openPairing()
    code.value = pairing.code
    secret = pairing.secret
  }

  async function claim(own: string): Promise<void> {
    const { status } = await claimPairing(own)
    if (status === 'waiting') return
    secret = ''
    code.value = ''
    if (status === 'paired') paired()
  }

  watch(isWanted, (wanted) => wanted && void ask(), { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return { code }
}
