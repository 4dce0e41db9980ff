import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { addDays } from '#shared/platform/time/time'

/** What someone sold on one day. */
export interface DayFigures {
  points: number
  deals: number
  metrics: Record<string, number>
}

export const NO_DAY: DayFigures = { points: 0, deals: 0, metrics: {} }

interface Row {
  day: string
  participantId: string
  metricId: string
  quantity: number
  points: number
}

/** How many days one statement reads, so that none stops the server for long. */
const DAYS_AT_ONCE = 7

/** Sales per person and day. */
export class DailyFigures {
  private readonly byDay = new Map<string, Map<string, DayFigures>>()

  add({ day, participantId, metricId, quantity, points }: Row): void {
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

/** Reads many days of standings, within the unit under way. */
@Injectable()
export class DailyReader {
  constructor(private readonly uow: UnitOfWork) {}

  async between(contestId: string, from: string, to: string): Promise<DailyFigures> {
    const figures = new DailyFigures()
    for (let first = from; first <= to; first = addDays(first, DAYS_AT_ONCE)) {
      const last = addDays(first, DAYS_AT_ONCE - 1)
      const rows = await this.uow.sql<Row>`
        select "day", "participantId", "metricId", "quantity", "points" from standing
        where "contestId" = ${contestId} and "day" between ${first} and ${last < to ? last : to}`
      for (const row of rows) figures.add(row)
    }
    return figures
  }

  /** Of one person, in one statement. */
  async ofPerson(contestId: string, participantId: string, days: readonly string[]): Promise<DailyFigures> {
    const figures = new DailyFigures()
    if (days.length === 0) return figures
    const rows = await this.uow.sql<Row>`
      select "day", "participantId", "metricId", "quantity", "points" from standing
      where "contestId" = ${contestId} and "participantId" = ${participantId} and "day" in (${this.uow.list(days)})`
    for (const row of rows) figures.add(row)
    return figures
  }
}
