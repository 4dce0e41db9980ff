/** What someone sold on one day. */
export interface DayFigures {
  points: number
  deals: number
  metrics: Record<string, number>
}

export const NO_DAY: DayFigures = { points: 0, deals: 0, metrics: {} }

/** One row of standings; `metricId` '' is the whole day, with the number of deals as its quantity. */
export interface DailyRow {
  day: string
  participantId: string
  metricId: string
  quantity: number
  points: number
}

/** Sales per person and day. */
export class DailyFigures {
  private readonly byDay = new Map<string, Map<string, DayFigures>>()

  add({ day, participantId, metricId, quantity, points }: DailyRow): void {
    const people = this.byDay.get(day) ?? new Map<string, DayFigures>()
    this.byDay.set(day, people)
    const figures = people.get(participantId) ?? { points: 0, deals: 0, metrics: {} }
    people.set(participantId, figures)
    if (metricId === '') Object.assign(figures, { points, deals: quantity })
    else figures.metrics[metricId] = quantity
  }

  of(participantId: string, day: string): DayFigures {
    return this.byDay.get(day)?.get(participantId) ?? NO_DAY
  }
}
