import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'
import type { OnCheer } from '#web/features/screens/celebration/use-cheers'
import type { Cheered } from '#web/live/causes'
import { isCausedBy, nextOf, queued, type SaleFact, SHOWN_MS, saleOf, type Takeover, takeoverOf } from './interruptions'
import { PAGE_MS } from './report/report-pages'
import { useSales } from './use-sales'

/** Between two takeovers, and before one that no sale led to. */
const BREATH_MS = 600
/** Sales whose reversal may still come while what they led to is shown. */
const MOST_RECENT = 20

/**
 * What steps in front of the rotation: a sale within the same second, then what it led to in the order of cause. It comes
 * from facts that happen while the screen watches; whatever waits is forgotten when the screen falls out of step.
 */
export function useInterruptions(
  onCheer: OnCheer,
  isInStep: () => boolean = () => true,
  reportMs: (report: ReportBrief) => number = () => PAGE_MS,
) {
  const takeover = shallowRef<Takeover>()
  const sales = useSales(() => takeover.value !== undefined)
  let waiting: Takeover[] = []
  let recent: SaleFact[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const stop = onCheer((cheered) => {
    const sale = saleOf(cheered)
    if (sale) {
      recent = [...recent, sale.fact].slice(-MOST_RECENT)
      sales.show(sale.key, sale.fact)
    } else if (cheered.kind === 'takenBack') takeBack(cheered.fact.dealId)
    else take(cheered)
  })

  function take(cheered: Cheered & { kind: 'told' }): void {
    const { fact } = cheered.event
    if (fact.type === 'report.withdrawn') drop((each) => each.kind === 'report' && each.report.id === fact.reportId)
    const next = takeoverOf(cheered)
    if (!next) return
    waiting = queued(waiting, next)
    if (!takeover.value) plan()
  }

  /** A reversed sale and what it led to leave the screen at once, whether they wait or are being shown. */
  function takeBack(dealId: string): void {
    const wasShown = takeover.value !== undefined && isCausedBy(takeover.value, dealId)
    drop((each) => isCausedBy(each, dealId))
    sales.takeBack(dealId, wasShown ? recent.find((each) => each.dealId === dealId) : undefined)
  }

  function drop(isIt: (takeover: Takeover) => boolean): void {
    waiting = waiting.filter((each) => !isIt(each))
    if (takeover.value && isIt(takeover.value)) hide()
    else if (!takeover.value) plan()
  }

  function plan(): void {
    clearTimeout(timer)
    const next = nextOf(waiting)
    if (!next) return
    const waitsForSale = next.kind !== 'report' && next.cause !== undefined
    timer = setTimeout(show, Math.max(BREATH_MS, waitsForSale ? sales.unseenMs() : 0))
  }

  function show(): void {
    const next = nextOf(waiting)
    if (!next) return
    waiting = waiting.filter((each) => each !== next)
    sales.yieldStage()
    takeover.value = next
    timer = setTimeout(hide, next.kind === 'report' ? reportMs(next.report) : SHOWN_MS[next.kind])
  }

  function hide(): void {
    clearTimeout(timer)
    takeover.value = undefined
    plan()
  }

  watch(isInStep, (inStep) => {
    if (inStep) return
    waiting = []
    if (!takeover.value) clearTimeout(timer)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return { sales: sales.shown, takeover }
}
