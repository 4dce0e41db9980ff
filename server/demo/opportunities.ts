import { randomUUID } from 'node:crypto'
import type { DemoContest } from '#server/demo/demo-contest'
import { SeededRandom } from '#server/demo/seeded-random'
import type { OwnOpportunities } from '#shared/field/opportunities/contract'
import { stepAfter } from '#shared/field/opportunities/steps'
import { addDays } from '#shared/platform/time/time'

/** Invented customers that take several steps, and what they would pay a month, in 元. */
const WANTED = [
  ['宏达物流园', '双线 100M 加云主机', 1_200],
  ['鲁南建材城', '视联 20 路', 600],
  ['惠民医院', '专线 200M', 2_800],
  ['实验中学', '校园宽带 300M', 1_500],
  ['东方家电城', '商企千兆', 399],
  ['益民超市', '监控加宽带', 260],
] as const
const EVERY = 3

/** On the day on which the list is opened: every third member has one, the first ones two. */
export async function openOpportunities({ contestId, members }: DemoContest, day: string): Promise<void> {
  for (const [n, [customer, what, yuan]] of WANTED.entries())
    await members[(n % 4) * EVERY]?.browser.post(`/contests/${contestId}/opportunities`, {
      ...{ id: randomUUID(), customer, what, feeFen: yuan * 100, nextOn: addDays(day, n + 1) },
      phone: `1895300${String(1_000 + n)}`,
    })
}

/** What is due goes one step on, now and then it is lost; the rest is late. */
export async function followOpportunities({ contestId, members, list }: DemoContest, day: string): Promise<void> {
  if (day <= list.opensOn) return
  const random = new SeededRandom(Number(day.replaceAll('-', '')) + 3)
  for (const { browser } of members.filter((_, seat) => seat % EVERY === 0).slice(0, 4)) {
    const { opportunities } = await browser.get<OwnOpportunities>(`/contests/${contestId}/opportunities/own`)
    const due = opportunities.find(({ isLost, nextOn }) => !isLost && nextOn !== null && nextOn <= day)
    const step = due && stepAfter(due.step)
    if (!due || !step || !random.isLucky(0.6)) continue
    const at = `/contests/${contestId}/opportunities/${due.id}`
    const requestId = randomUUID()
    if (random.isLucky(0.1)) await browser.post(`${at}/loss`, { requestId, reason: '预算没批，明年再谈' })
    else await browser.post(`${at}/steps`, { requestId, step, nextOn: addDays(day, random.whole(2, 6)) })
  }
}
