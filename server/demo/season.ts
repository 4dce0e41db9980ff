import { CAST, type Quota, SENTENCES } from '#server/demo/demo-data'
import { withTroubles } from '#server/demo/demo-incidents'
import { Chance } from '#server/demo/seeded-random'
import { addDays, daysBetween } from '#shared/platform/time/time'

export type What = 'g3' | 'broadband' | 'offer'

/** One sale as the season has it; a mistake is withdrawn at once, by whom and why. */
export interface PlannedDeal {
  member: number
  time: string
  what: What
  quantity: number
  /** Which of the lessons told so far helped, if one did. */
  lesson?: number
  mistake?: { by: 'member' | 'director'; reason: string }
  /** 退订, on a later day of the season. */
  cancellation?: { on: string; reason: string }
  /** Brought in by somebody else first, until a director ruled (改判). */
  claimedBy?: { member: number; until: string }
  /** 协办. */
  helper?: number
}

export interface PlannedPledge {
  member: number
  g3: number
  broadband: number
  sentence: string
}

export interface PlannedDay {
  day: string
  pledges: PlannedPledge[]
  deals: PlannedDeal[]
}

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
  const chance = new Chance(2015)
  const quotas = CAST.map((member) => member.quota)
  return withTroubles(spread(chance, workingDays(SEASON.startsOn, SEASON.endsOn), quotas), 2015)
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
  return days.length === 0 ? [] : withTroubles(spread(new Chance(seed), days, quotas), seed)
}

function spread(chance: Chance, days: string[], quotas: Quota[]): PlannedDay[] {
  const deals = new Map(days.map((day) => [day, [] as PlannedDeal[]]))
  quotas.forEach((quota, member) => {
    for (const sale of salesOf(chance, quota)) deals.get(chance.pick(days))?.push(plan(chance, member, sale))
  })
  for (let n = 0; n < Math.ceil(days.length / 9); n++)
    deals.get(chance.pick(days))?.push(mistakeOf(chance, quotas.length))
  return days.map((day) => {
    const ofDay = (deals.get(day) ?? []).sort((a, b) => a.time.localeCompare(b.time))
    return { day, deals: ofDay, pledges: quotas.map((_, member) => pledgeOf(chance, member, ofDay)) }
  })
}

const plan = (chance: Chance, member: number, sale: Pick<PlannedDeal, 'what' | 'quantity'>): PlannedDeal => ({
  ...sale,
  member,
  time: timeOf(chance),
  ...(chance.isLucky(0.12) ? { lesson: chance.whole(0, 99) } : {}),
})

function salesOf(chance: Chance, { g3, broadband, bundles }: Quota): Pick<PlannedDeal, 'what' | 'quantity'>[] {
  const sales: Pick<PlannedDeal, 'what' | 'quantity'>[] = Array.from({ length: bundles }, () => ({
    what: 'offer',
    quantity: 1,
  }))
  for (let left = g3 - bundles; left > 0; ) {
    const quantity = Math.min(left, chance.isLucky(0.15) ? chance.whole(2, 3) : 1)
    sales.push({ what: 'g3', quantity })
    left -= quantity
  }
  for (let left = broadband - bundles; left > 0; left--) sales.push({ what: 'broadband', quantity: 1 })
  return sales
}

function mistakeOf(chance: Chance, members: number): PlannedDeal {
  const by = chance.isLucky(0.7) ? 'member' : 'director'
  const reason = chance.pick(['录错', '重复', '客户反悔'])
  return {
    member: chance.whole(0, members - 1),
    time: timeOf(chance),
    what: 'g3',
    quantity: 1,
    mistake: { by, reason },
  }
}

/** Between nine in the morning and half past seven; most before six. */
function timeOf(chance: Chance): string {
  const hour = chance.isLucky(0.92) ? chance.whole(9, 17) : chance.whole(18, 19)
  return `${String(hour).padStart(2, '0')}:${String(chance.whole(hour === 9 ? 35 : 0, 29 + (hour < 19 ? 30 : 0))).padStart(2, '0')}`
}

/** What one says in the morning: about what one will sell, sometimes more. */
function pledgeOf(chance: Chance, member: number, deals: PlannedDeal[]): PlannedPledge {
  const own = deals.filter((deal) => deal.member === member && !deal.mistake)
  const sold = (what: What) => sum(own.filter((deal) => deal.what === what || deal.what === 'offer'))
  const hope = chance.isLucky(0.2) ? 1 : 0
  return {
    member,
    g3: Math.max(1, sold('g3') + hope),
    broadband: sold('broadband'),
    sentence: chance.pick(SENTENCES),
  }
}

const sum = (deals: PlannedDeal[]) => deals.reduce((total, deal) => total + deal.quantity, 0)
