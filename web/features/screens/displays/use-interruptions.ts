import { onScopeDispose, shallowRef } from 'vue'
import type { ShownEvent } from '#shared/live/protocol'
import { type Interruption, interruptionOf, JOIN_MS, nextOf, queued, SHOWN_MS } from './interruptions'

/** Between two sales the rotation gets its time, however many there are. */
const CALM_MS = { sales: 5_000, others: 600 }

/** The one interruption that is on the screen; it comes from facts that happen while the screen watches. */
export function useInterruptions(onFact: (listener: (event: ShownEvent) => void) => () => void) {
  const shown = shallowRef<Interruption>()
  let waiting: Interruption[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let calmUntil = 0
  let dueAt = Number.POSITIVE_INFINITY

  const stop = onFact((event) => {
    if (event.fact.type === 'report.withdrawn') withdraw(event.fact.reportId)
    const next = interruptionOf(event)
    if (!next) return
    waiting = queued(waiting, next)
    if (!shown.value) plan()
  })

  /** A withdrawn report leaves the screen at once, whether it waits or is being shown. */
  function withdraw(reportId: string): void {
    const isIt = (each: Interruption) => each.kind === 'report' && each.report.id === reportId
    waiting = waiting.filter((each) => !isIt(each))
    if (!shown.value || !isIt(shown.value)) return
    clearTimeout(timer)
    hide()
  }

  /** Keeps an earlier plan, so that a stream of sales cannot postpone its own display. */
  function plan(): void {
    const next = nextOf(waiting)
    if (!next) return
    const now = performance.now()
    const wait = next.kind === 'sales' ? Math.max(JOIN_MS, calmUntil - now) : CALM_MS.others
    if (dueAt <= now + wait) return
    dueAt = now + wait
    clearTimeout(timer)
    timer = setTimeout(show, wait)
  }

  function show(): void {
    dueAt = Number.POSITIVE_INFINITY
    const next = nextOf(waiting)
    if (!next) return
    waiting = waiting.filter((each) => each !== next)
    shown.value = next
    timer = setTimeout(hide, SHOWN_MS[next.kind])
  }

  function hide(): void {
    calmUntil = performance.now() + CALM_MS.sales
    shown.value = undefined
    plan()
  }

  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return shown
}
