import type { DutyDays } from '#server/contest/duty/duty-rules'
import type { People } from '#server/ledger/standings/day-sales'
import type { PledgeRate } from '#shared/ritual/pledges/contract'

const PLEDGED = 1
/** The sales of the day keep it. */
const MET = 2
/** It was announced as kept; on a day that is over nothing else counts. */
const ANNOUNCED = 4

/** What became of everyone's pledge of one day, by place. */
export class DayPledges {
  readonly bytes: number
  private readonly flags: Uint8Array

  constructor(people: People, pledges: readonly { participantId: string; isMet: boolean; keptSeq: number | null }[]) {
    const placed = pledges.map((each) => ({ ...each, place: people.place(each.participantId) }))
    this.flags = new Uint8Array(placed.reduce((most, { place }) => Math.max(most, place + 1), 0))
    for (const { place, isMet, keptSeq } of placed)
      this.flags[place] = PLEDGED | (isMet ? MET : 0) | (keptSeq === null ? 0 : ANNOUNCED)
    this.bytes = this.flags.byteLength
  }

  isPledged(place: number): boolean {
    return ((this.flags[place] ?? 0) & PLEDGED) !== 0
  }

  /** `isOver`: the day is before today. */
  isKept(place: number, isOver: boolean): boolean {
    const wanted = isOver ? MET | ANNOUNCED : MET
    return ((this.flags[place] ?? 0) & wanted) === wanted
  }
}

/** 表态兑现 of many days: what became of the pledges of people on duty. */
export class PledgeStates {
  constructor(
    private readonly people: People,
    private readonly days: ReadonlyMap<string, DayPledges>,
    private readonly duty: DutyDays,
    private readonly today: string,
  ) {}

  /** How many days it knows. */
  get size(): number {
    return this.days.size
  }

  isKept(participantId: string, day: string): boolean {
    const place = this.people.find(participantId)
    if (place === undefined || this.days.get(day)?.isKept(place, day < this.today) !== true) return false
    return this.duty.isOnDuty(participantId, day)
  }

  /** How many pledges of these people, all days together, were kept. */
  rateOf(participantIds: readonly string[]): PledgeRate {
    const rate = { kept: 0, pledged: 0 }
    for (const id of participantIds) {
      const place = this.people.find(id)
      if (place === undefined) continue
      const isOnDuty = this.duty.of(id)
      for (const [day, pledges] of this.days) {
        if (!pledges.isPledged(place) || !isOnDuty(day)) continue
        rate.pledged++
        if (pledges.isKept(place, day < this.today)) rate.kept++
      }
    }
    return rate
  }
}
