import { useIntervalFn } from '@vueuse/core'
import { type ComputedRef, computed, readonly, type ShallowRef, shallowRef, watch } from 'vue'
import { type Day, dayOf, wallClock } from '#shared/platform/time/time'

/** How far the server's clock was ahead of this device's when last heard of, in ms; kept for a page without a signal. */
const KEY = 'dangxian.clock-ahead'
/** What the timer of a page may fall behind the device's clock before that counts as sleep. */
const ASLEEP_MS = 5_000
/** A device's clock that jumps further was set, and did not run through a sleep. */
const LONGEST_SLEEP_MS = 18 * 3_600_000

/** A word of the server about its time, and what this device's timer and clock showed when it was true. */
interface Word {
  serverMs: number
  timerMs: number
  deviceMs: number
}

let word: Word | undefined
const ahead = shallowRef(stored())

/** How far the server's clock is ahead of this device's; `undefined` before the first word on this device. */
export const clockAheadMs = readonly(ahead)

/** A device's clock is wrong when it is off by more than this. */
const WRONG_MS = 2 * 60_000
const isHeard = shallowRef(false)

/** How far this device's clock is off (positive: slow), once this page has heard from the server; 0 where it is right. */
export const clockErrorMs = computed(() => {
  const off = isHeard.value ? (ahead.value ?? 0) : 0
  return Math.abs(off) > WRONG_MS ? off : 0
})
/** Whether this page knows that the device's clock is right. */
export const isClockRight = computed(() => isHeard.value && clockErrorMs.value === 0)

/** What this device's own clock shows: for measuring, and for the moment that a tap reports. */
export const deviceNow = (): Date => new Date()

/** The server's time: from its last word on, this device only measures what has passed. */
export function serverNow(): Date {
  return new Date(word ? word.serverMs + passedSince(word) : Date.now() + (ahead.value ?? 0))
}

/** The timer stops while some devices sleep; their clock goes on. */
function passedSince({ timerMs, deviceMs }: Word): number {
  const byTimer = performance.now() - timerMs
  const byClock = Date.now() - deviceMs
  const hasSlept = byClock > byTimer + ASLEEP_MS && byClock < byTimer + LONGEST_SLEEP_MS
  return hasSlept ? byClock : byTimer
}

/**
 * Takes the server's time from an answer that came within `withinMs` of its question. The time now is between what the
 * answer says and that much later; an estimate within that is kept.
 */
export function takeAnsweredTime(now: string | null | undefined, withinMs: number): void {
  const at = Date.parse(now ?? '')
  if (Number.isNaN(at)) return
  const known = word && serverNow().getTime()
  if (known === undefined || known < at || known > at + withinMs) set(at + withinMs / 2)
  else tellAhead(known)
}

/**
 * Takes the server's time from a message that came unasked: it may have lain in a sleeping device, so that the time now is
 * that or later. False where the clock is ahead of it and has to ask.
 */
export function takeToldTime(now: string | null | undefined): boolean {
  const at = Date.parse(now ?? '')
  if (Number.isNaN(at)) return true
  const known = word && serverNow().getTime()
  if (known === undefined || known < at) set(at)
  else tellAhead(known)
  return known === undefined || known <= at + ASLEEP_MS
}

function set(serverMs: number): void {
  word = { serverMs, timerMs: performance.now(), deviceMs: Date.now() }
  tellAhead(serverMs)
}

function tellAhead(serverMs: number): void {
  isHeard.value = true
  const found = Math.round(serverMs - Date.now())
  if (ahead.value !== undefined && Math.abs(found - ahead.value) < 1_000) return
  ahead.value = found
  try {
    localStorage.setItem(KEY, String(found))
  } catch {
    // A private window keeps nothing; the next word tells it again.
  }
}

function stored(): number | undefined {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === null || Number.isNaN(Number(kept)) ? undefined : Number(kept)
  } catch {
    return undefined
  }
}

/** The server's time, looked at every `everyMs` and whenever the server's word changes it. */
export function useServerClock(everyMs = 1_000): Readonly<ShallowRef<Date>> {
  const now = shallowRef(serverNow())
  const look = () => {
    now.value = serverNow()
  }
  useIntervalFn(look, everyMs)
  watch(ahead, look, { flush: 'sync' })
  return now
}

/** The wall clock of a time zone, `HH:MM`. */
export function useWallClock(timezone: () => string): ComputedRef<string> {
  const now = useServerClock()
  return computed(() => wallClock(now.value, timezone()).time)
}

/** The business day of a time zone; it goes on at midnight while the page is open. */
export function useToday(timezone: () => string): ComputedRef<Day> {
  const now = useServerClock()
  return computed(() => dayOf(now.value, timezone()))
}
