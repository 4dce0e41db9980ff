import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { KnownLine } from '#server/field/lists/lines.repository'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import type { LineView } from '#shared/field/lists/contract'
import type { ListKind } from '#shared/field/lists/terms'
import { maskName, maskPhone } from '#shared/ledger/customers/contract'

/** A line as this person may see it: the name is whole for its holder, who held it before (`isKnown`) and the back office, the number is masked. */
export function lineView(
  contest: LoadedContest,
  person: Person,
  kindOf: (listId: string) => ListKind,
  { line, customer }: KnownLine,
  isKnown = false,
): LineView {
  const isHolder = line.holderId !== null && contest.rules.accountOf(line.holderId) === person.accountId
  const seesName = isHolder || isKnown || keepsLedger(person)
  const { id, listId, state, territoryId, segment, value, expiresOn, plan, paysFen, offer, feeFen, lapsesOn, orderNo } =
    line
  const number = customer?.phone ?? customer?.number ?? null
  const name = customer?.name ?? null
  return {
    ...{ id, listId, kind: kindOf(listId), state, territoryId, segment, value, expiresOn },
    ...{ plan, paysFen, offer, feeFen, orderNo },
    dueAt: line.dueAt?.toISOString() ?? null,
    name: name === null || seesName ? name : maskName(name),
    number: number === null ? null : maskPhone(number),
    holderId: seesName ? line.holderId : null,
    heldSince: seesName ? (line.heldSince?.toISOString() ?? null) : null,
    lapsesOn: seesName ? lapsesOn : null,
    nextOn: seesName ? line.nextOn : null,
    touchedAt: seesName ? (line.touchedAt?.toISOString() ?? null) : null,
  }
}
