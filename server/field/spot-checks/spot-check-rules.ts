import { createHash } from 'node:crypto'
import { weekdayOf } from '#shared/contest/duty/contract'
import { digitsOf } from '#shared/ledger/customers/contract'
import { addDays, type Day } from '#shared/platform/time/time'

/** A mobile, or a landline with its area code, as `digitsOf` gives it. */
const DIALLED = /^(?:1\d{10}|0\d{9,11})$/

/** The number at which the customer of an activity is called: theirs, else that of the line that was sold. */
export function callableNumber(phone: string | null, reference: string | null): string | null {
  for (const each of [phone, reference]) {
    const digits = each === null ? '' : digitsOf(each)
    if (DIALLED.test(digits)) return digits
  }
  return null
}

/** The seed of a draw, from what no one chooses: the epoch of the contest, the week, and the number of its newest fact. */
export const seedOf = (epoch: string, week: Day, headSeq: number): string =>
  createHash('sha256').update(`${epoch} ${week} ${headSeq}`).digest('hex').slice(0, 16)

/** An activity with a number, as it lies in the draw. */
export interface Candidate {
  entryId: string
  teamId: string
  number: string
}

/** All candidates in the order that the seed gives; everyone with the seed comes to the same one. */
export function inDrawnOrder<C extends Pick<Candidate, 'entryId'>>(seed: string, candidates: readonly C[]): C[] {
  const ticket = ({ entryId }: C) => createHash('sha256').update(`${seed} ${entryId}`).digest('hex')
  return candidates
    .map((candidate) => ({ candidate, by: ticket(candidate) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ candidate }) => candidate)
}

/** The first ones in that order, no customer twice and none of those who were called lately. */
export function drawn(ordered: readonly Candidate[], resting: ReadonlySet<string>, most: number): Candidate[] {
  const numbers = new Set(resting)
  const taken: Candidate[] = []
  for (const each of ordered) {
    if (taken.length === most) break
    if (numbers.has(each.number)) continue
    numbers.add(each.number)
    taken.push(each)
  }
  return taken
}

/** The Monday of the last week that is over; once the contest is, that of its last day. Null in its first week. */
export function weekToDraw(contest: { startsOn: Day; endsOn: Day; today: Day }): Day | null {
  const { startsOn, endsOn, today } = contest
  const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day))
  const week = today > endsOn ? mondayOf(endsOn) : addDays(mondayOf(today), -7)
  return addDays(week, 6) < startsOn ? null : week
}
