import { type Column, DaySales, People, type SalesRow } from '#server/ledger/standings/day-sales'

/** What someone sold on one day. */
export interface DayFigures {
  points: number
  deals: number
  metrics: Record<string, number>
}

export interface DailyRow extends SalesRow {
  day: string
}

/** A figure per person. */
export class PersonSums {
  constructor(
    private readonly people: People,
    private readonly sums: Float64Array,
  ) {}

  of(participantId: string): number {
    const place = this.people.find(participantId)
    return place === undefined ? 0 : (this.sums[place] ?? 0)
  }
}

/** Sales per person and day. */
export class DailyFigures {
  constructor(
    readonly people: People,
    readonly days: ReadonlyMap<string, DaySales>,
  ) {}

  static from(rows: readonly DailyRow[]): DailyFigures {
    const people = new People()
    const days = new Map<string, DailyRow[]>()
    for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row])
    return new DailyFigures(people, new Map([...days].map(([day, own]) => [day, new DaySales(people, own)])))
  }

  of(participantId: string, day: string): DayFigures {
    const metrics: Record<string, number> = {}
    for (const [id, column] of this.days.get(day)?.metrics ?? []) {
      const quantity = this.in(column, participantId)
      if (quantity !== 0) metrics[id] = quantity
    }
    return { points: this.points(participantId, day), deals: this.deals(participantId, day), metrics }
  }

  points(participantId: string, day: string): number {
    return this.in(this.days.get(day)?.points, participantId)
  }

  deals(participantId: string, day: string): number {
    return this.in(this.days.get(day)?.deals, participantId)
  }

  /** Points where no metric is named. */
  sold(participantId: string, metricId: string | null, day: string): number {
    return this.in(this.days.get(day)?.column(metricId), participantId)
  }

  /** A figure of everyone, added up over these days. */
  sums(days: readonly string[], column: (day: DaySales) => Column): PersonSums {
    const sums = new Float64Array(this.people.size)
    for (const day of days) {
      const sales = this.days.get(day)
      const own = sales && column(sales)
      if (own) for (let place = 0; place < own.length; place++) sums[place] = (sums[place] ?? 0) + (own[place] ?? 0)
    }
    return new PersonSums(this.people, sums)
  }

  private in(column: Column | undefined, participantId: string): number {
    const place = this.people.find(participantId)
    return (place === undefined ? undefined : column?.[place]) ?? 0
  }
}
