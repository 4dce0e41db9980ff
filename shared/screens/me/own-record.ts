import { mondayOf } from '#shared/contest/contests/span'
import type { Medal, MedalKind, OwnDay, OwnRecordView } from './contract'

/** What each level of a medal needs. */
export const MEDAL_LEVELS: Record<MedalKind, readonly number[]> = {
  /** Days on duty in a row, each with a sale. */
  everyDay: [5, 10, 20],
  /** Pledges kept in a row. */
  keptInARow: [3, 10, 20],
  /** People who used one's lessons or gave thanks for them. */
  helper: [3, 10, 30],
  /** Weeks that were better than every week before. */
  progress: [1, 3, 6],
}

/** Days off neither count nor break a row, nor does today before it is over. */
interface Row {
  now: number
  best: number
}

function rowOf(days: readonly OwnDay[], today: string, isDone: (day: OwnDay) => boolean): Row {
  const row = { now: 0, best: 0 }
  for (const day of days) {
    if (!day.isOnDuty) continue
    if (isDone(day)) row.now++
    else if (day.day < today) row.now = 0
    row.best = Math.max(row.best, row.now)
  }
  return row
}

/** Pledges kept in a row: a day on duty without a kept pledge ends it. */
export const keptInARow = (days: readonly OwnDay[], today: string): Row =>
  rowOf(days, today, ({ pledge }) => pledge === 'kept')

/** 兑现率: of the days before today on which they were on duty and had pledged. */
export function keptOf(days: readonly OwnDay[], today: string): OwnRecordView['rate'] {
  const pledged = days.filter(({ day, isOnDuty, pledge }) => isOnDuty && pledge !== null && day < today)
  return { kept: pledged.filter(({ pledge }) => pledge === 'kept').length, pledged: pledged.length }
}

type Sold = Pick<OwnDay, 'day' | 'deals' | 'points'>

/** By points, or by sales where nothing carries points; the first of equal ones. Nothing without a sale. */
export function bestOf(sold: readonly Sold[]): Sold | null {
  const best = sold.reduce<Sold | null>((so, each) => (so && !isMore(each, so) ? so : each), null)
  return best && best.deals > 0 ? { day: best.day, deals: best.deals, points: best.points } : null
}

const isMore = (a: Sold, b: Sold): boolean => a.points > b.points || (a.points === b.points && a.deals > b.deals)

/** The sums of each week, by its Monday. */
export function weeksOf(days: readonly OwnDay[]): Sold[] {
  const weeks = new Map<string, Sold>()
  for (const { day, deals, points } of days) {
    const monday = mondayOf(day)
    const so = weeks.get(monday) ?? { day: monday, deals: 0, points: 0 }
    weeks.set(monday, { day: monday, deals: so.deals + deals, points: so.points + points })
  }
  return [...weeks.values()]
}

/** How many weeks beat every week before; the first one with a sale has nothing to beat. */
export function betterWeeks(weeks: readonly Sold[]): number {
  let best: Sold | undefined
  let times = 0
  for (const week of weeks) {
    if (week.deals <= 0 || (best && !isMore(week, best))) continue
    if (best) times++
    best = week
  }
  return times
}

export function medalsOf(
  days: readonly OwnDay[],
  today: string,
  { usedByOthers, thanks }: Pick<OwnRecordView['lessons'], 'usedByOthers' | 'thanks'>,
): Medal[] {
  return [
    medalOf('everyDay', rowOf(days, today, ({ deals }) => deals > 0).best),
    medalOf('keptInARow', keptInARow(days, today).best),
    medalOf('helper', usedByOthers + thanks),
    medalOf('progress', betterWeeks(weeksOf(days))),
  ]
}

function medalOf(kind: MedalKind, count: number): Medal {
  const levels = MEDAL_LEVELS[kind]
  return {
    kind,
    count,
    level: levels.filter((needed) => count >= needed).length,
    next: levels.find((needed) => count < needed) ?? null,
  }
}
