import type { LineHere } from '#server/ledger/imports/imports.repository'
import { keyOf } from '#server/ledger/imports/rows-together'
import type { ImportOutcome, RowFound } from '#shared/ledger/imports/contract'

/** What the ledger has under a reference and metric. */
export interface Here {
  dealId: string
  here: NonNullable<RowFound['here']>
}

/** What became of a row, and the deal that it is about. */
export interface Compared {
  outcome: ImportOutcome
  found: RowFound
  dealId: string | null
}

const NOT_FOR_HERE = new Set<RowFound['reason']>(['not_in_contest', 'outside_contest', 'counted_with_sale'])

/** The lines of the ledger under their references, those that were taken back apart. */
export class LedgerSide {
  private readonly standing = new Map<string, Here[]>()
  private readonly gone = new Set<string>()

  constructor(lines: readonly LineHere[]) {
    for (const line of lines) this.add(line)
  }

  private add({ dealId, reference, metricId, participantId, businessDate, quantity, line, seq, isStanding }: LineHere) {
    const key = keyOf({ reference, metricId })
    if (!isStanding) {
      this.gone.add(key)
      return
    }
    const deals = this.standing.get(key) ?? []
    this.standing.set(key, deals)
    const same = deals.find((each) => each.dealId === dealId)
    if (same) {
      same.here.quantity += quantity
      same.here.lines.push(line)
    } else deals.push({ dealId, here: { participantId, quantity, businessDate, lines: [line], seq } })
  }

  /** Of several deals the one that was found before, else the member's own. */
  find(found: RowFound, dealId?: string | null): Here | undefined {
    const deals = this.standing.get(keyOf(found)) ?? []
    const own = deals.find((each) => each.here.participantId === found.participantId)
    return deals.find((each) => each.dealId === dealId) ?? own ?? deals[0]
  }

  /** The row beside what is here. */
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
    const isGone = this.gone.has(keyOf(found))
    if (found.isCancelled) {
      const reason = isGone ? 'cancelled_in_both' : 'cancelled_only_there'
      return { outcome: 'ignored', found: { ...found, reason }, dealId: null }
    }
    return { outcome: isGone ? 'gone' : 'missing', found, dealId: null }
  }
}

/** A row that takes back less than there is says how much is left. */
function leftOf(found: RowFound, { here }: Here): RowFound {
  const { isReturn, quantity = 0, ...said } = found
  if (!isReturn || quantity >= here.quantity) return found
  return { ...said, isCancelled: false, quantity: here.quantity - quantity }
}

function outcomeOf(found: RowFound, { here }: Here): ImportOutcome {
  if (found.isCancelled) return 'cancelled_there'
  if (here.participantId !== found.participantId) return 'other_member'
  return here.quantity === found.quantity ? 'matched' : 'other_quantity'
}
