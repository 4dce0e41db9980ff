import { onScopeDispose, shallowRef } from 'vue'
import type { SaleFact } from './interruptions'

/**
 * 喜报 on the screen. On the `stage` it fills the screen above the score; as a `strip` it lies below what is being shown, when
 * there was a stage shortly before or something else has the screen. `isTakenBack` where every sale of it was reversed.
 */
export interface ShownSales {
  key: number
  /** The number of the last sale that joined. */
  newest: number
  look: 'stage' | 'strip'
  deals: SaleFact[]
  isTakenBack: boolean
}

const SHOWN_MS = 7_000
/** A sale that joins what is shown is seen for so long, and all together for no longer than `MOST_MS`. */
const JOINED_MS = 4_000
const MOST_MS = 16_000
/** How long a sale is seen before what it led to. */
const SALE_SEEN_MS = 4_000
/** A sale that was seen but for so little is not kept on the screen for it. */
const BRIEFLY_MS = 500
const TAKEN_BACK_MS = 3_000
/** Between two sales that fill the screen the rotation gets its time, however many there are. */
const CALM_MS = 60_000

/** Shows each sale at once; those that come while one is shown join it. */
export function useSales(isTakenOver: () => boolean) {
  const shown = shallowRef<ShownSales>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let shownAt = 0
  let joinedAt = 0
  let hideAt = 0
  let calmUntil = 0

  function show(key: number, fact: SaleFact): void {
    const now = performance.now()
    const current = shown.value
    joinedAt = now
    if (current && !current.isTakenBack) {
      shown.value = { ...current, newest: key, deals: [...current.deals, fact] }
      hideIn(Math.min(Math.max(hideAt - now, JOINED_MS), Math.max(0, shownAt + MOST_MS - now)))
      return
    }
    const look = isTakenOver() || now < calmUntil ? 'strip' : 'stage'
    if (look === 'stage') calmUntil = now + CALM_MS
    shownAt = now
    shown.value = { key, newest: key, look, deals: [fact], isTakenBack: false }
    hideIn(SHOWN_MS)
  }

  /** The deal leaves the screen; what says so takes its place where it was the only one, or where `fact` left a takeover. */
  function takeBack(dealId: string, fact?: SaleFact): void {
    const current = shown.value
    const deal = current?.deals.find((each) => each.dealId === dealId)
    if (current?.isTakenBack || (!deal && (current || !fact))) return
    const rest = (current?.deals ?? []).filter((each) => each !== deal)
    if (current && rest.length > 0) {
      shown.value = { ...current, deals: rest }
      return
    }
    const deals = [deal ?? fact].flatMap((each) => each ?? [])
    const { key = 0, newest = 0, look = 'strip' } = current ?? {}
    shown.value = { key, newest, look, deals, isTakenBack: true }
    hideIn(TAKEN_BACK_MS)
  }

  /** Something else takes the screen: what has been seen goes, and what has not goes on as a strip. */
  function yieldStage(): void {
    const current = shown.value
    if (!current) return
    if (unseenMs() < BRIEFLY_MS) hide()
    else shown.value = { ...current, look: 'strip' }
  }

  function hideIn(ms: number): void {
    clearTimeout(timer)
    hideAt = performance.now() + ms
    timer = setTimeout(hide, ms)
  }

  function hide(): void {
    clearTimeout(timer)
    shown.value = undefined
  }

  onScopeDispose(() => clearTimeout(timer))
  /** How long the last sale is still to be seen alone, in ms. */
  const unseenMs = () => (shown.value ? Math.max(0, joinedAt + SALE_SEEN_MS - performance.now()) : 0)
  return { shown, show, takeBack, yieldStage, unseenMs }
}
