import type { OpportunityView } from '#shared/field/opportunities/contract'
import type { DealStep } from '#web/offline/deal-steps.store'

/** The deals as they are once the server has got the steps that wait on this device, in the order of their taps. */
export function shownAfter(known: readonly OpportunityView[], waiting: readonly DealStep[]): OpportunityView[] {
  return known.map((each) => waiting.filter(({ id }) => id === each.id).reduce(after(each), each))
}

const after =
  (known: OpportunityView) =>
  (shown: OpportunityView, tap: DealStep): OpportunityView => {
    if (tap.act === 'move') return { ...shown, step: tap.step, isLost: false, nextOn: null, undoable: tap.requestId }
    if (tap.act === 'lose') return { ...shown, isLost: true, reason: tap.reason, undoable: tap.requestId }
    // What was undone is either a step that waits too, or the last one that the server knows.
    return tap.entry === shown.undoable && tap.entry !== known.undoable ? known : { ...shown, undoable: null }
  }
