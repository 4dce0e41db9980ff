/** Numbers given to people as they appear and kept by them: their places in the columns of a day. */
export class People {
  private readonly places = new Map<string, number>()

  get size(): number {
    return this.places.size
  }

  find(participantId: string): number | undefined {
    return this.places.get(participantId)
  }

  place(participantId: string): number {
    const known = this.places.get(participantId)
    if (known !== undefined) return known
    this.places.set(participantId, this.places.size)
    return this.places.size - 1
  }
}

/** A row of standings of one day; `metricId` '' is the whole day, with the number of deals as its quantity. */
export interface SalesRow {
  participantId: string
  metricId: string
  quantity: number
  points: number
}

/** A figure per person, by place; places past the end are 0. */
export type Column = Int32Array | Float64Array

const LARGEST = 2 ** 31 - 1
const NONE: Column = new Int32Array(0)

/** What was sold on one day, a column per figure: of a whole contest it is small enough to stay in memory. */
export class DaySales {
  readonly points: Column
  readonly deals: Column
  readonly metrics: ReadonlyMap<string, Column>
  readonly bytes: number

  constructor(people: People, rows: readonly SalesRow[]) {
    const byMetric = new Map<string, SalesRow[]>()
    for (const row of rows) {
      const own = byMetric.get(row.metricId)
      if (own) own.push(row)
      else byMetric.set(row.metricId, [row])
    }
    const whole = byMetric.get('') ?? []
    byMetric.delete('')
    const column = (own: readonly SalesRow[], figure: 'quantity' | 'points') =>
      columnOf(own.map((row) => [people.place(row.participantId), row[figure]]))
    this.points = column(whole, 'points')
    this.deals = column(whole, 'quantity')
    this.metrics = new Map([...byMetric].map(([id, own]) => [id, column(own, 'quantity')]))
    const columns = [this.points, this.deals, ...this.metrics.values()]
    this.bytes = columns.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** Quantities of a metric, or points where none is named. */
  column(metricId: string | null): Column {
    return metricId === null ? this.points : (this.metrics.get(metricId) ?? NONE)
  }
}

/** As narrow as its largest figure allows. */
function columnOf(figures: readonly (readonly [place: number, figure: number])[]): Column {
  const length = figures.reduce((most, [place]) => Math.max(most, place + 1), 0)
  const isWide = figures.some(([, figure]) => Math.abs(figure) > LARGEST)
  const column = isWide ? new Float64Array(length) : new Int32Array(length)
  for (const [place, figure] of figures) column[place] = figure
  return column
}
