import { CAST } from '#server/demo/demo-data'
import type { PlannedDay, PlannedDeal } from '#server/demo/plan'
import { SeededRandom } from '#server/demo/seeded-random'

/** Days from a sale to its cancellation. */
const DAYS_LATER = 4

const REASONS = ['客户退网', '一直没有激活', '重复办理'] as const

/**
 * Adds incidents that leave the season's figures unchanged: extra sales that are cancelled days later (退订), a sale
 * recorded under the wrong name until a ruling (改判), and sales with a helper (协办).
 */
export function withIncidents(days: PlannedDay[], seed: number): PlannedDay[] {
  const random = new SeededRandom(seed)
  const cancelled = Math.ceil(days.length / 16)
  for (let n = 0; n < cancelled; n++) {
    const [sold, known] = apart(random, days)
    const member = random.whole(1, CAST.length - 1)
    const what = n === 0 ? 'offer' : random.pick(['g3', 'broadband'] as const)
    const reason = REASONS[n % REASONS.length] ?? REASONS[0]
    if (sold && known)
      insert(sold, { member, time: '15:20', what, quantity: 1, cancellation: { on: known.day, reason } })
  }
  const [claimed, ruled] = apart(random, days)
  const stray = claimed?.deals.find((deal) => isPlain(deal) && deal.member > 0)
  if (stray && ruled) stray.claimedBy = { member: rivalOf(stray.member), until: ruled.day }
  for (const { deals } of days.filter((_, n) => n % 9 === 4)) {
    const joint = deals.find((deal) => isPlain(deal) && !deal.claimedBy)
    if (joint) joint.helper = mateOf(joint.member)
  }
  return days
}

const isPlain = (deal: PlannedDeal): boolean => !deal.mistake && !deal.cancellation && deal.lesson === undefined

/** A random day and the one of its cancellation, if the season is long enough. */
function apart(random: SeededRandom, days: PlannedDay[]): [PlannedDay?, PlannedDay?] {
  const last = days.length - 1 - DAYS_LATER
  if (last < 0) return []
  const n = random.whole(0, last)
  return [days[n], days[n + DAYS_LATER]]
}

function insert(day: PlannedDay, deal: PlannedDeal): void {
  day.deals = [...day.deals, deal].sort((a, b) => a.time.localeCompare(b.time))
}

const mateOf = (member: number): number => CAST.findIndex((each, n) => n !== member && each.team === CAST[member]?.team)

const rivalOf = (member: number): number => CAST.findIndex((each) => each.team !== CAST[member]?.team)
