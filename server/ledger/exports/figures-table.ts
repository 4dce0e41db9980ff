import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { DayLine } from '#server/ledger/exports/exports.repository'
import { AMOUNT_WIDTH, quantityCell } from '#server/ledger/exports/quantity-cell'
import type { Cell, Column, Table } from '#server/platform/spreadsheets/table'
import { hasWeights, type Metric } from '#shared/contest/contests/contract'
import { isAmount } from '#shared/contest/contests/quantities'
import { isActive } from '#shared/contest/duty/contract'
import type { Words } from '#shared/ledger/exports/texts'
import { givesBonuses } from '#shared/ledger/standings/bonus'

type Days = AsyncIterable<{ days: string[]; lines: DayLine[] }>

interface Asked {
  contest: LoadedContest
  words: Words
}

/** Sold and cancelled per metric; '' is over all metrics, where the quantity counts deals. */
class Sums {
  private readonly byMetric = new Map<string, Omit<DayLine, 'day' | 'teamId' | 'participantId' | 'metricId'>>()

  add({ metricId, quantity, points, cancelledQuantity, cancelledPoints }: DayLine): void {
    const sum = this.of(metricId)
    this.byMetric.set(metricId, {
      quantity: sum.quantity + quantity,
      points: sum.points + points,
      cancelledQuantity: sum.cancelledQuantity + cancelledQuantity,
      cancelledPoints: sum.cancelledPoints + cancelledPoints,
    })
  }

  of(metricId: string) {
    return this.byMetric.get(metricId) ?? { quantity: 0, points: 0, cancelledQuantity: 0, cancelledPoints: 0 }
  }
}

type Bonuses = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * 日报表 per team: every day of the period, sales and what became known as cancelled side by side; where points are earned
 * outside sales, what counts of them by the end of the day.
 */
export function dailyTeamsTable(name: string, asked: Asked, pages: Days, readBonuses: () => Promise<Bonuses>): Table {
  const { contest, words } = asked
  const heads: Column[] = [date(words), text(words('team'), 16)]
  const hasBonuses = givesBonuses(contest.view)
  async function* rows() {
    const bonuses = hasBonuses ? await readBonuses() : new Map()
    const bonusOn = (day: string, id: string) => (hasBonuses ? [bonuses.get(day)?.get(id) ?? 0] : [])
    yield* dayRows(
      pages,
      (line) => line.teamId,
      (day, sumsOf) =>
        contest.view.teams.map((team) => [
          ...[day, team.name, ...figures(asked, sumsOf(team.id), false)],
          ...bonusOn(day, team.id),
        ]),
    )
  }
  const last = hasBonuses ? [number(words('bonus'))] : []
  return { name, columns: [...heads, ...figureColumns(asked, false), ...last], pages: rows() }
}

/** 日报表 per member: all who take part on that day, including those at zero. */
export function dailyMembersTable(name: string, asked: Asked, pages: Days): Table {
  const { contest, words } = asked
  const heads: Column[] = [date(words), text(words('team'), 16), text(words('member'), 14)]
  const teams = new Map(contest.view.teams.map((team) => [team.id, team.name]))
  return {
    name,
    columns: [...heads, ...figureColumns(asked, false)],
    pages: dayRows(
      pages,
      (line) => line.participantId,
      (day, sumsOf) =>
        contest.view.participants
          .filter((person) => isActive(person, day))
          .map((person) => [
            ...[day, teams.get(person.teamId) ?? '', person.name],
            ...figures(asked, sumsOf(person.id), false),
          ]),
    ),
  }
}

/** 全员明细: one line per member over the whole period. */
export function membersTable(name: string, asked: Asked, pages: Days): Table {
  const { words } = asked
  const heads: Column[] = [
    text(words('team'), 16),
    text(words('member'), 14),
    text(words('area'), 14),
    text(words('captain'), 8),
  ]
  return { name, columns: [...heads, ...figureColumns(asked, true)], pages: memberRows(asked, pages) }
}

async function* memberRows(asked: Asked, pages: Days): AsyncGenerator<Cell[][]> {
  const { contest, words } = asked
  const sums = new Map<string, Sums>()
  for await (const { lines } of pages) for (const line of lines) sumsIn(sums, line.participantId).add(line)
  const teams = new Map(contest.view.teams.map((team) => [team.id, team.name]))
  yield contest.view.participants.map((person) => [
    ...[teams.get(person.teamId) ?? '', person.name, person.area, person.isCaptain ? words('yes') : ''],
    ...figures(asked, sumsIn(sums, person.id), true),
  ])
}

type RowsOfDay = (day: string, sumsOf: (id: string) => Sums) => Cell[][]

async function* dayRows(pages: Days, keyOf: (line: DayLine) => string, rows: RowsOfDay): AsyncGenerator<Cell[][]> {
  for await (const { days, lines } of pages) {
    const byDay = new Map<string, Map<string, Sums>>(days.map((day) => [day, new Map()]))
    for (const line of lines) sumsIn(byDay.get(line.day) ?? new Map(), keyOf(line)).add(line)
    for (const [day, sums] of byDay) yield rows(day, (id) => sumsIn(sums, id))
  }
}

function sumsIn(sums: Map<string, Sums>, id: string): Sums {
  const known = sums.get(id) ?? new Sums()
  sums.set(id, known)
  return known
}

const date = (words: Words): Column => ({ title: words('day'), kind: 'date', width: 12 })
const text = (title: string, width: number): Column => ({ title, kind: 'text', width })
const number = (title: string, least = 10): Column => ({
  title,
  kind: 'number',
  width: Math.max(least, title.length * 2),
})

function figureColumns({ contest, words }: Asked, hasNet: boolean): Column[] {
  const ofMetric = ({ name: metric, kind, unit }: Metric) => {
    const width = isAmount({ kind }) ? AMOUNT_WIDTH : 10
    return [
      number(words('sold', { metric, unit }), width),
      number(words('cancelled', { metric }), width),
      ...(hasNet ? [number(words('net', { metric }), width)] : []),
    ]
  }
  const points = hasWeights(contest.view) ? [number(words('points')), number(words('cancelledPoints'))] : []
  return [...contest.view.metrics.flatMap(ofMetric), number(words('deals')), ...points]
}

function figures({ contest }: Asked, sums: Sums, hasNet: boolean): Cell[] {
  const ofMetric = (metric: Metric) => {
    const { quantity, cancelledQuantity } = sums.of(metric.id)
    const shown = [quantity, cancelledQuantity, ...(hasNet ? [quantity - cancelledQuantity] : [])]
    return shown.map((each) => quantityCell(metric, each))
  }
  const { quantity, points, cancelledPoints } = sums.of('')
  return [
    ...contest.view.metrics.flatMap(ofMetric),
    quantity,
    ...(hasWeights(contest.view) ? [points, cancelledPoints] : []),
  ]
}
