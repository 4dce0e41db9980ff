import { randomUUID } from 'node:crypto'
import { at, type DemoContest } from '#server/demo/demo-contest'
import { SeededRandom } from '#server/demo/seeded-random'
import { openPlainReader } from '#server/platform/database/plain-reader'
import type { Outcome } from '#shared/field/activities/outcomes'

/** How often each outcome is drawn. */
const OUTCOMES: readonly Outcome[] = [
  ...(['closed', 'closed', 'owner_absent', 'owner_absent', 'no_need', 'no_need', 'no_need'] as const),
  ...(['rival', 'interested', 'interested', 'booked'] as const),
]
const SHOPS = ['张记五金', '李家超市', '鑫源灯饰', '惠民药店', '好再来饭店', '顺达物流', '万家电器', '老孙建材']
/** Every so-manieth member writes down a visit without a sale on a day. */
const EVERY = 3
const MOST = 3

/** Visits that came to no sale, tapped at any time before `until`, as phones without a signal send them; invented. */
export async function walkAreas({ contestId, members, ids }: DemoContest, day: string, until = '24:00'): Promise<void> {
  const random = new SeededRandom(Number(day.replaceAll('-', '')) + 1)
  const turn = random.whole(0, EVERY - 1)
  const out = members.filter((_, seat) => seat % EVERY === turn)
  const taps = out.flatMap((member) =>
    Array.from({ length: random.whole(1, MOST) }, () => ({
      member,
      time: `${String(random.whole(9, 16)).padStart(2, '0')}:${random.whole(10, 59)}`,
      outcome: random.pick(OUTCOMES),
      customer: random.isLucky(0.8) ? random.pick(SHOPS) : undefined,
    })),
  )
  for (const { member, time, outcome, customer } of taps.filter((tap) => tap.time < until))
    await member.browser.post(`/contests/${contestId}/activities`, {
      ...{ requestId: randomUUID(), activityId: ids.visit, outcome, ...(customer ? { customer } : {}) },
      tapped: { at: at(day, time).toISOString(), aheadMs: 0 },
    })
}

/** How many visits of the contest were not undone, tapped and made by sales. */
export async function countVisits({ contestId }: DemoContest, databaseUrl: string): Promise<number> {
  const reader = await openPlainReader(databaseUrl)
  let visits = 0
  try {
    for await (const row of reader.rows<{ contestId: string }>(
      `select e."contestId" from activity_entry e where e."reverses" is null
        and not exists (select 1 from activity_entry r where r."reverses" = e."id")`,
    ))
      if (row.contestId === contestId) visits++
  } finally {
    await reader.close()
  }
  return visits
}
