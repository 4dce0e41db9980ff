import type { LineHere } from '#server/ledger/imports/imports.repository'
import { keyOf } from '#server/ledger/imports/row-netting'
import type { ImportOutcome, RowFound } from '#shared/ledger/imports/contract'

/** What the ledger has under a reference and metric. */
export interface LedgerMatch {
  dealId: string
  isShared?: boolean | undefined
  here: NonNullable<RowFound['here']>
}

/** What became of a row, and the deal that it is about. */
export interface Compared {
  outcome: ImportOutcome
  found: RowFound
  dealId: string | null
}

const NOT_FOR_HERE = new Set<RowFound['reason']>(['not_in_contest', 'outside_contest', 'counted_with_sale'])

/** The ledger's lines by reference and metric; those that are reversed are kept apart. */
export class LedgerIndex {
  private readonly effective = new Map<string, LedgerMatch[]>()
  private readonly reversed = new Set<string>()

  constructor(lines: readonly LineHere[]) {
    for (const line of lines) this.add(line)
  }

  private add({
    dealId,
    reference,
    metricId,
    participantId,
    businessDate,
    quantity,
    line,
    seq,
    isEffective,
    isShared,
  }: LineHere) {
    const key = keyOf({ reference, metricId })
    if (!isEffective) {
      this.reversed.add(key)
      return
    }
    const deals = this.effective.get(key) ?? []
    this.effective.set(key, deals)
    const same = deals.find((each) => each.dealId === dealId)
    if (same) {
      same.here.quantity += quantity
      same.here.lines.push(line)
    } else deals.push({ dealId, isShared, here: { participantId, quantity, businessDate, lines: [line], seq } })
  }

  /** Among several deals the one found earlier, else the member's own, else the first. */
  find(found: RowFound, dealId?: string | null): LedgerMatch | undefined {
    const deals = this.effective.get(keyOf(found)) ?? []
    const own = deals.find((each) => each.here.participantId === found.participantId)
    return deals.find((each) => each.dealId === dealId) ?? own ?? deals[0]
  }

  /** Compares a row with the ledger. */
  compare(found: RowFound): Compared {
    if (found.reason) {
      const isIgnored = NOT_FOR_HERE.has(found.reason)
      return { outcome: isIgnored ? 'ignored' : 'error', found, dealId: null }
    }
    const deal = this.find(found)
    if (deal) {
      const said = leftOf(found, deal)
      return { outcome: outcomeOf(said, deal), found: { ...said, here: deal.here }, dealId: deal.dealId }
    }
    const isGone = this.reversed.has(keyOf(found))
    if (found.isCancelled) {
      const reason = isGone ? 'cancelled_in_both' : 'cancelled_only_there'
      return { outcome: 'ignored', found: { ...found, reason }, dealId: null }
    }
    return { outcome: isGone ? 'gone' : 'missing', found, dealId: null }
  }
}

/** A return of fewer than the ledger has leaves the rest. */
function leftOf(found: RowFound, { here }: LedgerMatch): RowFound {
  const { isReturn, quantity = 0, ...said } = found
  if (!isReturn || quantity >= here.quantity) return found
  return { ...said, isCancelled: false, quantity: here.quantity - quantity }
}

function outcomeOf(found: RowFound, { here }: LedgerMatch): ImportOutcome {
  if (found.isCancelled) return 'cancelled_there'
  if (here.participantId !== found.participantId) return 'other_member'
  return here.quantity === found.quantity ? 'matched' : 'other_quantity'
}
