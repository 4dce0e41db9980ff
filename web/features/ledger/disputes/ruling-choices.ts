import type { DisputeView, RuleDisputeInput } from '#shared/ledger/disputes/contract'

/** One way to rule; `dealId` is the deal that goes. */
export interface RulingChoice {
  key: string
  outcome: RuleDisputeInput['outcome']
  dealId: string | null
  name: string
}

/** What a director can choose between, the mildest first; of a collision the first deal is the earlier one. */
export function rulingChoices({ kind, deals }: DisputeView): RulingChoice[] {
  const [first, second] = deals
  if (!first) return []
  if (kind === 'objection' || !second)
    return [
      { key: 'stands', outcome: 'stands', dealId: null, name: '' },
      { key: 'takenBack', outcome: 'taken_back', dealId: first.id, name: '' },
      { key: 'move', outcome: 'reassigned', dealId: first.id, name: '' },
    ]
  return [
    { key: 'firstStands', outcome: 'taken_back', dealId: second.id, name: first.participantName },
    { key: 'secondStands', outcome: 'taken_back', dealId: first.id, name: second.participantName },
    { key: 'bothStand', outcome: 'stands', dealId: null, name: '' },
    { key: 'moveOne', outcome: 'reassigned', dealId: first.id, name: '' },
  ]
}
