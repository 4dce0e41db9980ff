import type { Logger } from '@nestjs/common'

/**
 * Calls `look` soon and then every `everyMs`, until the answer of this function is called. An error is logged and ends nothing;
 * a look that is still under way is not begun a second time.
 */
export function lookEvery(everyMs: number, log: Logger, look: () => Promise<unknown>): () => void {
  let isLooking = false
  const run = async () => {
    if (isLooking) return
    isLooking = true
    await look()
      .catch((error) => log.error(error))
      .finally(() => {
        isLooking = false
      })
  }
  const timer = setInterval(() => void run(), everyMs).unref()
  setImmediate(() => void run())
  return () => clearInterval(timer)
}
