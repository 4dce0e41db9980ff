import { CAST, type Quota, SENTENCES } from '#server/demo/demo-data'
import { withIncidents } from '#server/demo/demo-incidents'
import type { PlannedDay, PlannedDeal, PlannedPledge, What } from '#server/demo/plan'
import { SeededRandom } from '#server/demo/seeded-random'
import { addDays, daysBetween } from '#shared/platform/time/time'

export const SEASON = { startsOn: '2015-04-01', endsOn: '2015-06-30' } as const
/** The public holidays on weekdays in that period: Qingming, Labour Day, Dragon Boat. */
export const HOLIDAYS: ReadonlySet<string> = new Set(['2015-04-06', '2015-05-01', '2015-06-22'])

const allDays = (startsOn: string, endsOn: string): string[] =>
  Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, n) => addDays(startsOn, n))

/** Monday to Friday without the holidays. */
export function workingDays(startsOn: string, endsOn: string): string[] {
  return allDays(startsOn, endsOn).filter(
    (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !HOLIDAYS.has(day),
  )
}

/** The season of 2015: each member's quota spread over its working days, the same at every replay. */
export function season2015(): PlannedDay[] {
  const random = new SeededRandom(2015)
  const quotas = CAST.map((member) => member.quota)
  return withIncidents(spread(random, workingDays(SEASON.startsOn, SEASON.endsOn), quotas), 2015)
}

/** A season of all days up to `endsOn`, at the pace of the one of 2015. */
export function recentSeason(startsOn: string, endsOn: string, seed: number): PlannedDay[] {
  const days = allDays(startsOn, endsOn)
  const share = days.length / workingDays(SEASON.startsOn, SEASON.endsOn).length
  const scaled = (n: number) => Math.round(n * share)
  const quotas = CAST.map(({ quota }) => ({
    g3: scaled(quota.g3),
    broadband: scaled(quota.broadband),
    bundles: Math.min(scaled(quota.bundles), scaled(quota.g3), scaled(quota.broadband)),
  }))
  return days.length === 0 ? [] : withIncidents(spread(new SeededRandom(seed), days, quotas), seed)
}

function spread(random: SeededRandom, days: string[], quotas: Quota[]): PlannedDay[] {
  const deals = new Map(days.map((day) => [day, [] as PlannedDeal[]]))
  quotas.forEach((quota, member) => {
    for (const sale of salesOf(random, quota)) deals.get(random.pick(days))?.push(plan(random, member, sale))
  })
  for (let n = 0; n < Math.ceil(days.length / 9); n++)
    deals.get(random.pick(days))?.push(mistakeOf(random, quotas.length))
  return days.map((day) => {
    const ofDay = (deals.get(day) ?? []).sort((a, b) => a.time.localeCompare(b.time))
    return { day, deals: ofDay, pledges: quotas.map((_, member) => pledgeOf(random, member, ofDay)) }
  })
}

const plan = (random: SeededRandom, member: number, sale: Pick<PlannedDeal, 'what' | 'quantity'>): PlannedDeal => ({
  ...sale,
  member,
  time: timeOf(random),
  ...(random.isLucky(0.12) ? { lesson: random.whole(0, 99) } : {}),
})

function salesOf(random: SeededRandom, { g3, broadband, bundles }: Quota): Pick<PlannedDeal, 'what' | 'quantity'>[] {
  const sales: Pick<PlannedDeal, 'what' | 'quantity'>[] = Array.from({ length: bundles }, () => ({
    what: 'offer',
    quantity: 1,
  }))
  for (let left = g3 - bundles; left > 0; ) {
    const quantity = Math.min(left, random.isLucky(0.15) ? random.whole(2, 3) : 1)
    sales.push({ what: 'g3', quantity })
    left -= quantity
  }
  for (let left = broadband - bundles; left > 0; left--) sales.push({ what: 'broadband', quantity: 1 })
  return sales
}

function mistakeOf(random: SeededRandom, members: number): PlannedDeal {
  const by = random.isLucky(0.7) ? 'member' : 'director'
  const reason = random.pick(['录错', '重复', '客户反悔'])
  return {
    member: random.whole(0, members - 1),
    time: timeOf(random),
    what: 'g3',
    quantity: 1,
    mistake: { by, reason },
  }
}

/** Between nine in the morning and half past seven; most before six. */
function timeOf(random: SeededRandom): string {
  const hour = random.isLucky(0.92) ? random.whole(9, 17) : random.whole(18, 19)
  return `${String(hour).padStart(2, '0')}:${String(random.whole(hour === 9 ? 35 : 0, 29 + (hour < 19 ? 30 : 0))).padStart(2, '0')}`
}

/** What one says in the morning: about what one will sell, sometimes more. */
function pledgeOf(random: SeededRandom, member: number, deals: PlannedDeal[]): PlannedPledge {
  const own = deals.filter((deal) => deal.member === member && !deal.mistake)
  const sold = (what: What) => sum(own.filter((deal) => deal.what === what || deal.what === 'offer'))
  const hope = random.isLucky(0.2) ? 1 : 0
  return {
    member,
    g3: Math.max(1, sold('g3') + hope),
    broadband: sold('broadband'),
    sentence: random.pick(SENTENCES),
  }
}

const sum = (deals: PlannedDeal[]) => deals.reduce((total, deal) => total + deal.quantity, 0)
