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
  reachedSeq?: number
  cancelledQuantity?: number
  cancelledPoints?: number
}

/** A figure per person, by place; places past the end are 0. */
export type Column = Int32Array | Float64Array

type Figure = Exclude<keyof SalesRow, 'participantId' | 'metricId'>

const LARGEST = 2 ** 31 - 1
const NONE: Column = new Int32Array(0)

/** What was sold on one day, a column per figure: of a whole contest it is small enough to stay in memory. */
export class DaySales {
  readonly points: Column
  readonly deals: Column
  readonly metrics: ReadonlyMap<string, Column>
  /** The numbers that reached the totals, and what was cancelled, of each metric; of all metrics under ''. */
  readonly reached: ReadonlyMap<string, Column>
  readonly cancelled: ReadonlyMap<string, Column>
  readonly cancelledPoints: Column
  readonly bytes: number

  constructor(people: People, rows: readonly SalesRow[]) {
    const byMetric = new Map<string, SalesRow[]>()
    for (const row of rows) {
      const own = byMetric.get(row.metricId)
      if (own) own.push(row)
      else byMetric.set(row.metricId, [row])
    }
    const column = (own: readonly SalesRow[], figure: Figure) =>
      columnOf(own.map((row) => [people.place(row.participantId), row[figure] ?? 0]))
    const columns = (figure: Figure) => new Map([...byMetric].map(([id, own]) => [id, column(own, figure)]))
    const whole = byMetric.get('') ?? []
    this.points = column(whole, 'points')
    this.cancelledPoints = column(whole, 'cancelledPoints')
    this.reached = columns('reachedSeq')
    this.cancelled = columns('cancelledQuantity')
    const quantities = columns('quantity')
    this.deals = quantities.get('') ?? NONE
    quantities.delete('')
    this.metrics = quantities
    const all = [this.points, this.deals, this.cancelledPoints]
    for (const some of [this.metrics, this.reached, this.cancelled]) all.push(...some.values())
    this.bytes = all.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  /** Quantities of a metric, or points where none is named. */
  column(metricId: string | null): Column {
    return metricId === null ? this.points : (this.metrics.get(metricId) ?? NONE)
  }
}

/** As narrow as its largest figure allows. */
function columnOf(figures: readonly (readonly [place: number, figure: number])[]): Column {
  const length = figures.reduce((most, [place, figure]) => (figure === 0 ? most : Math.max(most, place + 1)), 0)
  if (length === 0) return NONE
  const isWide = figures.some(([, figure]) => Math.abs(figure) > LARGEST)
  const column = isWide ? new Float64Array(length) : new Int32Array(length)
  for (const [place, figure] of figures) if (figure !== 0) column[place] = figure
  return column
}
