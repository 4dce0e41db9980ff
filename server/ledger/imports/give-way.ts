import { setTimeout as sleep } from 'node:timers/promises'

/** A turn of the loop this short had nothing else to do. */
const FREE_MS = 3
const MOST_MS = 40

/** Between two pieces of a long work: requests that came meanwhile go first, until the loop is free or the time is up. */
export async function giveWay(): Promise<void> {
  const until = performance.now() + MOST_MS
  for (let turnAt = performance.now(); turnAt < until; ) {
    await sleep(1)
    const now = performance.now()
    if (now - turnAt < FREE_MS) return
    turnAt = now
  }
}
