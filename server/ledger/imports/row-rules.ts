import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { dateOf, isYearLast } from '#server/ledger/imports/cell-dates'
import { amountOf, halfWidth, isMasked, phoneOf, quantityOf, referenceOf } from '#server/ledger/imports/cell-texts'
import { plainHeader } from '#server/ledger/imports/column-names'
import type { KnownPeople } from '#server/ledger/imports/known-people'
import { RowNetting } from '#server/ledger/imports/row-netting'
import { plainStatus, saysCancelled } from '#server/ledger/imports/status-words'
import { isAmount } from '#shared/contest/contests/quantities'
import { quantityProblem } from '#shared/ledger/deals/quantity'
import { type ImportField, type ImportMapping, type RowFound, type RowReason } from '#shared/ledger/imports/contract'

const MAX_REFERENCE_LENGTH = 40
const INDEX = /^(?:序号|行号|编号|no|id|row|rowid|rownumber|#)$/
const MOMENT = /^\d{4}\s*[-/.年]\s*\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|^\d{1,2}:\d{2}/

/** Reads rows by a mapping: what each says, or why it cannot be read or is left out. */
export class RowRules {
  private readonly cancelled: ReadonlySet<string>
  private readonly netting: RowNetting
  private readonly apart: ReadonlySet<number | undefined>

  constructor(
    private readonly contest: LoadedContest,
    private readonly mapping: ImportMapping,
    private readonly people: KnownPeople,
    headers: readonly string[] = [],
  ) {
    this.netting = new RowNetting((metricId) => contest.rules.findMetric(metricId)?.kind ?? 'count')
    const { status, date, note } = mapping.columns
    const indexes = headers.flatMap((header, n) => (INDEX.test(plainHeader(header)) ? [n] : []))
    this.apart = new Set([status, date, note, ...indexes])
    this.cancelled = new Set(mapping.cancelled.map(plainStatus))
  }

  /** Call for every row before the first `read`: a return may precede or follow its sale. */
  add(position: number, cells: readonly string[]): void {
    this.netting.add(position, this.understand(cells), this.lineOf(cells))
  }

  read(position: number, cells: readonly string[]): RowFound {
    return this.netting.resolve(position, this.understand(cells))
  }

  private understand(cells: readonly string[]): RowFound {
    const cell = (field: ImportField) => cells[this.mapping.columns[field] ?? -1]?.trim() ?? ''
    const found: RowFound = { isCancelled: this.cancelled.has(plainStatus(cell('status'))) }
    const refuse = (reason: RowReason): RowFound => ({ ...found, reason })

    const reference = referenceOf(cell('reference'))
    if (reference === '') return refuse('no_reference')
    if (reference === undefined) return refuse('rounded_reference')
    if (reference.length > MAX_REFERENCE_LENGTH) return refuse('long_reference')
    if (isMasked(reference)) found.masked = reference
    else found.reference = reference

    const metricId = this.metricOf(cell('metric'))
    if (metricId === null) return refuse('not_in_contest')
    if (metricId === undefined) return refuse(cell('metric') === '' ? 'no_metric' : 'unknown_metric')
    const metric = this.contest.rules.findMetric(metricId)
    if (!metric) return refuse('unknown_metric')
    found.metricId = metricId

    const isMoney = isAmount(metric)
    const quantity = isMoney ? amountOf(cell('quantity')) : quantityOf(cell('quantity'))
    if (quantity === undefined) return refuse(isMoney ? 'bad_amount' : 'bad_quantity')
    if (isMoney && quantityProblem({ kind: 'amount' }, Math.abs(quantity))) return refuse('bad_amount')
    found.quantity = Math.abs(quantity)
    if (quantity < 0) found.isCancelled = true

    const date = dateOf(cell('date'), this.contest, this.mapping.dateOrder)
    if (cell('date') === '') return refuse('no_date')
    if (date === undefined) return refuse(this.isOrderOpen(cell('date')) ? 'ambiguous_date' : 'bad_date')
    found.businessDate = date

    const member = this.memberOf(cell('member'), date)
    if ('reason' in member) return refuse(member.reason)
    found.participantId = member.participantId

    if (date < this.contest.startsOn || date > this.contest.endsOn) return refuse('outside_contest')
    if (date > this.contest.today) return refuse('future_date')
    const { activeFrom = null, activeTo = null } = this.contest.rules.participant(member.participantId) ?? {}
    if (activeFrom !== null && date < activeFrom) return refuse('member_not_yet_in')
    // Cancellations are accepted after the member has left.
    if (activeTo !== null && date > activeTo && !found.isCancelled) return refuse('member_left')
    return found.masked ? refuse('masked_reference') : found
  }

  /** What makes a row a line of its own: not its number in the list, when it was, nor how far it has come. */
  private lineOf(cells: readonly string[]): string {
    return cells.map((cell, n) => (this.apart.has(n) || MOMENT.test(cell) ? '' : cell.trim())).join('\t')
  }

  private isOrderOpen(cell: string): boolean {
    return this.mapping.dateOrder === undefined && isYearLast(cell)
  }

  private metricOf(word: string): string | null | undefined {
    const chosen = this.mapping.metrics[word]
    return chosen !== undefined ? chosen : guessMetric(this.contest, word)
  }

  private memberOf(word: string, day: string): { participantId: string } | { reason: RowReason } {
    if (word === '') return { reason: 'no_member' }
    const chosen = this.mapping.members[word]
    if (chosen === null) return { reason: 'not_in_contest' }
    const found = chosen === undefined ? this.people.find(word, day) : { participantId: chosen }
    if (found === 'ambiguous') return { reason: 'ambiguous_member' }
    if (found === 'unknown' || !this.contest.rules.participant(found.participantId)) return { reason: 'unknown_member' }
    return found
  }
}

/** A row's customer, area and note; they are stored in its cells alone and cleared with them. */
export function sideOf(cells: readonly string[], { columns }: ImportMapping) {
  const cell = (field: ImportField, max: number) => cells[columns[field] ?? -1]?.trim().slice(0, max) || undefined
  const phone = cell('customerPhone', 40)
  return {
    customerName: cell('customerName', 40),
    customerPhone: phone && phoneOf(phone).slice(0, 20),
    area: cell('area', 40),
    note: cell('note', 200),
  }
}

/** The metric of that name, or the longest one that the word contains: 3G手机 is 3G. */
export function guessMetric(contest: LoadedContest, word: string): string | undefined {
  const { metrics } = contest.view
  const spoken = halfWidth(word).toLowerCase()
  const names = metrics.map(({ id, name }) => ({ id, name: halfWidth(name).toLowerCase() }))
  const exact = names.find(({ name }) => name === spoken)
  const within = names.filter(({ name }) => spoken.includes(name)).sort((a, b) => b.name.length - a.name.length)
  return (exact ?? within[0])?.id
}

/** The words of a status column that mean a cancellation. */
export const guessCancelled = (words: readonly string[]): string[] => words.filter(saysCancelled)
