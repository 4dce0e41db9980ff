import { segmentIn } from '#server/contest/territories/cell-words'
import type { TerritoryMap } from '#server/contest/territories/territory-map'
import type { Prospect, ProspectCustomer } from '#server/field/lists/list.entity'
import { type ContestDays, type DateOrder, dateOf } from '#server/ledger/imports/cell-dates'
import { amountOf, halfWidth, isMasked, phoneOf, referenceOf } from '#server/ledger/imports/cell-texts'
import type { LineTrouble, ListColumns, ListField } from '#shared/field/lists/columns'
import { CustomerValue } from '#shared/field/lists/terms'
import { digitsOf } from '#shared/ledger/customers/contract'
import { instantOf } from '#shared/platform/time/instant-of'
import { addDays, Day } from '#shared/platform/time/time'

/** What rows are read against. */
export interface RowContext {
  columns: ListColumns
  days: ContestDays
  dateOrder: DateOrder | undefined
  territories: TerritoryMap
}

/** What a row says of its line and customer. */
export type LineFields = Pick<
  Prospect,
  'territoryId' | 'segment' | 'value' | 'expiresOn' | 'plan' | 'paysFen' | 'offer' | 'feeFen' | 'orderNo' | 'dueAt'
>
export type RowCustomer = Pick<ProspectCustomer, 'name' | 'number' | 'phone'>
export type ReadRow = { trouble: LineTrouble } | { trouble: null; line: LineFields; customer: RowCustomer }

/** A line of which nothing is known yet. */
export const blankLine = (
  place: Pick<Prospect, 'id' | 'contestId' | 'listId' | 'position'>,
): Omit<Prospect, 'state'> & { state: 'left_out' } => ({
  ...{ ...place, state: 'left_out', trouble: null, territoryId: null, segment: null, value: null, expiresOn: null },
  ...{ plan: null, paysFen: null, offer: null, feeFen: null, orderNo: null, dueAt: null, step: null, nextOn: null },
  ...{ dispatchedTo: null, round: 0, holderId: null, heldAs: null, heldSince: null, lapsesOn: null, touchedAt: null },
  ...{ misses: 0, outcome: null, remindedOn: null, madeFrom: null },
})

const LONGEST = { name: 60, number: 40, phone: 24, plan: 60, offer: 80, order: 40 }
const MOST_FEN = 1_000_000_000

class Trouble extends Error {
  constructor(readonly trouble: LineTrouble) {
    super(trouble)
  }
}

/** Reads a row as a line of a list; an empty cell says nothing. */
export function readRow(cells: readonly string[], context: RowContext): ReadRow {
  const { columns, days } = context
  const cell = (field: ListField): string => halfWidth(cells[columns[field] ?? -1] ?? '')
  try {
    const customer = customerIn(cell)
    const day = (field: ListField) => dayIn(cell(field), context)
    const due = day('due')
    return {
      trouble: null,
      customer,
      line: {
        territoryId: context.territories.named(cell('territory'))?.id ?? null,
        segment: known('bad_segment', segmentIn(cell('segment'))),
        value: valueIn(cell('value')),
        expiresOn: day('expires'),
        plan: cell('plan').slice(0, LONGEST.plan) || null,
        paysFen: feeIn(cell('pays')),
        offer: cell('offer').slice(0, LONGEST.offer) || null,
        feeFen: feeIn(cell('fee')),
        orderNo: short(cell('order'), LONGEST.order),
        dueAt: due === null ? null : instantOf(due, timeIn(cell('due')), days.timezone),
      },
    }
  } catch (error) {
    if (error instanceof Trouble) return { trouble: error.trouble }
    throw error
  }
}

function customerIn(cell: (field: ListField) => string): RowCustomer {
  const [name, typed, phone] = [short(cell('name'), LONGEST.name), cell('number'), digitsOf(phoneOf(cell('phone')))]
  if (isMasked(typed) || isMasked(cell('phone'))) throw new Trouble('masked_number')
  const number = short(known('bad_number', referenceOf(typed)) ?? '', LONGEST.number)
  if (phone !== '' && (phone.length < 5 || phone.length > LONGEST.phone)) throw new Trouble('bad_number')
  if (!name && !number && !phone) throw new Trouble('no_customer')
  return { name, number, phone: phone || null }
}

function short(text: string, most: number): string | null {
  if (text.length > most) throw new Trouble('too_long')
  return text || null
}

/** Null for what is not said, a trouble for what cannot be understood. */
function known<Value>(trouble: LineTrouble, value: Value | undefined): Value {
  if (value === undefined) throw new Trouble(trouble)
  return value
}

function valueIn(text: string): CustomerValue | null {
  if (text === '') return null
  const { data } = CustomerValue.safeParse(text.toUpperCase().replace(/[类级等]$/, ''))
  return known('bad_value', data)
}

/** 199, 199元/月, ¥199.00: what is paid a month, in 分. */
function feeIn(text: string): number | null {
  const plain = text.replace(/\s|[/每]月$|月$/g, '').replace(/元$|^[¥￥]/g, '')
  if (plain === '') return null
  if (/^0+(\.0+)?$/.test(plain)) return 0
  const fen = amountOf(plain)
  return known('bad_amount', fen !== undefined && fen >= 0 && fen <= MOST_FEN ? fen : undefined)
}

/** A day; of a month its last day, as agreements end with it. */
function dayIn(text: string, { days, dateOrder }: RowContext): Day | null {
  if (text === '') return null
  const [, year, month] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(text) ?? []
  if (year === undefined || month === undefined) return known('bad_date', dateOf(text, days, dateOrder))
  const first = Day.safeParse(`${year}-${month.padStart(2, '0')}-01`).data
  return addDays(`${addDays(known('bad_date', first), 31).slice(0, 7)}-01`, -1)
}

/** The time in a cell with day and time; the end of the working day where it names none. */
const timeIn = (text: string): string => {
  const [, hour, minute] = /(\d{1,2}):(\d{2})/.exec(text) ?? []
  return hour === undefined || minute === undefined ? '18:00' : `${hour.padStart(2, '0')}:${minute}`
}
