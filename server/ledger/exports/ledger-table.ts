import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { LedgerLine } from '#server/ledger/exports/exports.repository'
import { AMOUNT_WIDTH, quantityCell } from '#server/ledger/exports/quantity-cell'
import type { Cell, Column, Table } from '#server/platform/spreadsheets/table'
import { isAmount } from '#shared/contest/contests/quantities'
import { maskCustomer } from '#shared/ledger/customers/contract'
import type { Words } from '#shared/ledger/exports/texts'
import { wallClock } from '#shared/platform/time/time'

interface Asked {
  contest: LoadedContest
  areCustomersWhole: boolean
  words: Words
}

/** 台账: each entry a line, reversals too, so that whatever is summed up is what counts. */
export function ledgerTable(name: string, asked: Asked, pages: AsyncIterable<LedgerLine[]>): Table {
  return { name, columns: columnsOf(asked), pages: rowsOf(asked, pages) }
}

function columnsOf({ contest, words }: Asked): Column[] {
  const width = contest.view.metrics.some(isAmount) ? AMOUNT_WIDTH : 8
  return [
    { title: words('seq'), kind: 'number', width: 8 },
    { title: words('day'), kind: 'date', width: 12 },
    { title: words('team'), kind: 'text', width: 14 },
    { title: words('member'), kind: 'text', width: 12 },
    { title: words('helper'), kind: 'text', width: 12 },
    { title: words('kind'), kind: 'text', width: 10 },
    { title: words('metric'), kind: 'text', width: 12 },
    { title: words('quantity'), kind: 'number', width },
    { title: words('unit'), kind: 'text', width: 6 },
    { title: words('points'), kind: 'number', width: 8 },
    { title: words('waiting'), kind: 'number', width },
    { title: words('reverses'), kind: 'number', width: 10 },
    { title: words('reason'), kind: 'text', width: 24 },
    { title: words('reference'), kind: 'text', width: 20 },
    { title: words('customer'), kind: 'text', width: 14 },
    { title: words('phone'), kind: 'text', width: 14 },
    { title: words('area'), kind: 'text', width: 14 },
    { title: words('note'), kind: 'text', width: 28 },
    { title: words('recorder'), kind: 'text', width: 12 },
    { title: words('isForOthers'), kind: 'text', width: 8 },
    { title: words('recordedAt'), kind: 'minute', width: 17 },
  ]
}

async function* rowsOf(asked: Asked, pages: AsyncIterable<LedgerLine[]>): AsyncGenerator<Cell[][]> {
  const clock = new MinuteClock(asked.contest.timezone)
  for await (const lines of pages) yield lines.map((line) => rowOf(asked, line, clock))
}

/** Formatting an instant costs more than the rest of a row, and many lines are of one minute. */
class MinuteClock {
  private minute = ''
  private shown = ''

  constructor(private readonly timezone: string) {}

  at(instant: string): string {
    const minute = instant.slice(0, 16)
    if (minute !== this.minute) {
      const { day, time } = wallClock(new Date(instant), this.timezone)
      this.minute = minute
      this.shown = `${day} ${time}`
    }
    return this.shown
  }
}

function rowOf({ contest, areCustomersWhole, words }: Asked, line: LedgerLine, clock: MinuteClock): Cell[] {
  const { rules } = contest
  const person = rules.participant(line.participantId)
  const metric = rules.metric(line.metricId)
  const isWaiting = line.kind === 'pending' || line.kind === 'held'
  const whole = { name: line.customerName, phone: line.customerPhone }
  const customer = areCustomersWhole ? whole : maskCustomer(whole)
  const isForOthers = rules.accountOf(line.sellerId) !== line.recorderId
  return [
    line.seq,
    line.businessDate,
    contest.view.teams.find((team) => team.id === (line.teamId ?? person?.teamId))?.name ?? '',
    person?.name ?? '',
    line.helperId ? (rules.participant(line.helperId)?.name ?? '') : '',
    words(line.kind),
    metric.name,
    quantityCell(metric, isWaiting ? 0 : line.quantity),
    metric.unit,
    isWaiting ? 0 : line.points,
    isWaiting ? quantityCell(metric, line.quantity) : null,
    line.reverses,
    line.reason,
    line.reference,
    customer.name,
    customer.phone,
    line.area,
    line.note,
    line.recorder,
    isForOthers ? words('yes') : '',
    clock.at(line.recordedAt),
  ]
}
