import { randomUUID } from 'node:crypto'
import type { DemoClock } from '#server/demo/demo-clock'
import { at, type DemoContest } from '#server/demo/demo-contest'
import { SeededRandom } from '#server/demo/seeded-random'
import { openPlainReader } from '#server/platform/database/plain-reader'
import { type RequestSummary } from '#shared/ritual/requests/contract'
import { decided } from '#shared/ritual/requests/counts'

/** What members ask the back office, and what it answers; invented. */
const TALKS = [
  { kind: 'resource', text: '鑫源广场 3 号楼还有没有端口', answer: '还有 4 个，先登记地址' },
  { kind: 'policy', text: '老用户能不能转融合', answer: '可以，合约要先到期' },
  { kind: 'price', text: '五部一起办，能不能免首月', answer: '批了，备注里写团办' },
  { kind: 'install', text: '西关市场明天上午能不能装', answer: '约好了，九点到' },
  { kind: 'terminal', text: '千元智能机还有几部', answer: '库房还有 12 部' },
  { kind: 'visit', text: '物流园的张经理想当面谈', answer: '明天上午一起去' },
] as const

/**
 * Up to three questions after the morning meeting: most are answered before the first sale, now and then one waits for the
 * answer of this function, which gives it in the evening.
 */
export async function askForSupport(demo: DemoContest, clock: DemoClock, day: string): Promise<() => Promise<void>> {
  const random = new SeededRandom(Number(day.replaceAll('-', '')))
  const slow: (() => Promise<void>)[] = []
  clock.set(at(day, '08:52'))
  for (let n = random.whole(1, 3); n > 0; n--) {
    const { kind, text, answer } = random.pick(TALKS)
    const member = random.pick(demo.members)
    const id = await ask(demo, member, { kind, text })
    const [isFinished, thanks] = [random.isLucky(0.7), random.isLucky(0.8)]
    const give = async () => {
      await step(demo, id, 'answer', { was: 'asked', text: answer })
      if (isFinished) await member.browser.post(`${base(demo)}/${id}/finish`, { was: 'answered', thanks })
    }
    if (kind === 'policy' && random.isLucky(0.3)) slow.push(give)
    else await give()
  }
  return async () => {
    for (const give of slow) await give()
  }
}

/** What waits on the desk today: one new, one taken, one that went outside. */
export async function leaveSupportOpen(demo: DemoContest): Promise<void> {
  const waiting = [TALKS[1], TALKS[0], TALKS[3]]
  for (const [n, { kind, text }] of waiting.entries()) {
    const member = demo.members[n + 1]
    if (!member) return
    const id = await ask(demo, member, { kind, text })
    if (n === 1) await step(demo, id, 'taking', { was: 'asked' })
    if (n === 2) await step(demo, id, 'forwarding', { was: 'asked', to: '网络部' })
  }
}

/** How many promises of the season were kept, and whether the answers agree with a replay of the steps. */
export async function checkSupport({ director, contestId }: DemoContest, databaseUrl: string, day: string) {
  const { whole } = await director.get<RequestSummary>(`/contests/${contestId}/requests/summary?day=${day}`)
  const reader = await openPlainReader(databaseUrl)
  let onTime = 0
  let all = 0
  try {
    const rows = reader.rows<{ contestId: string; act: string; at: string; dueAt: string }>(
      `select r."contestId", s."act", s."at", r."dueAt" from request_step s join request r on r."id" = s."request"`,
    )
    for await (const row of rows)
      if (row.contestId === contestId && row.act === 'answered') {
        all++
        if (row.at < row.dueAt) onTime++
      }
  } finally {
    await reader.close()
  }
  return {
    supportRequests: all,
    supportOnTime: whole.onTime,
    supportAgrees: all > 0 && whole.onTime === onTime && decided(whole) === all,
  }
}

const base = ({ contestId }: DemoContest) => `/contests/${contestId}/requests`

async function ask(
  demo: DemoContest,
  { browser }: DemoContest['members'][number],
  what: { kind: string; text: string },
): Promise<string> {
  const id = randomUUID()
  await browser.post(base(demo), { id, ...what })
  return id
}

const step = (demo: DemoContest, id: string, what: string, input: object) =>
  demo.director.post(`${base(demo)}/${id}/${what}`, input)
