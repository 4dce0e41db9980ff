import type { GroupLineInput, GroupLineView, GroupOutcome, GroupPurpose } from '#shared/ledger/group-messages/contract'
import type { SaleItem } from '../deals/sale-form'

/** A line of the message as the person in front of the screen has it now. */
export interface EditedLine {
  view: GroupLineView
  participantId: string | undefined
  items: SaleItem[]
  /** To be written. */
  isChosen: boolean
  /** Talk that is a sale after all. */
  isSale: boolean
  /** Said before in the same words, and another sale all the same. */
  isAnother: boolean
  /** Looked at by a person: its doubts are settled. */
  isSettled: boolean
  outcome: GroupOutcome | undefined
}

/** Where a line is shown. */
export type LineState = 'written' | 'known' | 'doubtful' | 'ready' | 'talk'

export function editedLine(view: GroupLineView): EditedLine {
  return {
    view,
    participantId: view.participantId ?? undefined,
    items: view.items.map(({ metricId, offerId, quantity }) => ({
      kind: metricId ? ('metric' as const) : ('offer' as const),
      id: metricId ?? offerId ?? '',
      quantity,
    })),
    isChosen: !view.isTalk && !view.known && view.doubts.length === 0,
    isSale: !view.isTalk,
    isAnother: false,
    isSettled: false,
    outcome: undefined,
  }
}

export function stateOf({ view, outcome, isSale, isAnother, isSettled }: EditedLine): LineState {
  if (outcome?.outcome === 'written') return 'written'
  if (outcome?.outcome === 'known') return 'known'
  if (!isSale) return 'talk'
  if (view.known && !isAnother) return 'known'
  if (outcome?.outcome === 'refused') return 'doubtful'
  return view.doubts.length > 0 && !isSettled ? 'doubtful' : 'ready'
}

/** Whether it says who and what, so that it can be written. */
export const isWhole = ({ participantId, items }: EditedLine): boolean =>
  participantId !== undefined && items.length > 0 && items.every(({ quantity }) => quantity > 0)

export function inputOf(line: EditedLine, purpose: GroupPurpose): GroupLineInput | undefined {
  const { view, participantId, items, isAnother } = line
  if (!participantId || !isWhole(line)) return undefined
  const { position, said, author, day, time, numbers, customerPhone, area, note } = view
  const isDeal = purpose === 'deals'
  return {
    ...{ position, said, author, day, time, participantId },
    copy: isAnother ? view.freeCopy : view.copy,
    items: items.map(({ kind, id, quantity }) =>
      kind === 'metric' ? { metricId: id, quantity } : { offerId: id, quantity },
    ),
    ...(isDeal && numbers.length > 0 ? { numbers } : {}),
    ...(isDeal && customerPhone ? { customerPhone } : {}),
    ...(isDeal && area ? { area } : {}),
    ...(isDeal && note ? { note } : {}),
  }
}
