import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '#server/demo/browser'
import type { DemoClock } from '#server/demo/demo-clock'
import { at, type DemoContest, like, makePledge, openContest, sell } from '#server/demo/demo-contest'
import { CAST } from '#server/demo/demo-data'
import type { What } from '#server/demo/plan'
import { leaveSupportOpen } from '#server/demo/requests'
import { callRoll, readInboxes, replayDay } from '#server/demo/ritual'
import { recentSeason } from '#server/demo/season'
import { SeededRandom } from '#server/demo/seeded-random'
import { walkAreas } from '#server/demo/visits'
import { addDays, wallClock } from '#shared/platform/time/time'
import { monthOf } from '#shared/ritual/aims/aims'

const ZONE = 'Asia/Shanghai'
const PAUSE_MS = { least: 6_000, most: 20_000 }

/** A contest that began three weeks ago, replayed up to this morning with the same people. */
export async function openToday(director: Browser, browsers: Browser[], clock: DemoClock): Promise<DemoContest> {
  const today = wallClock(new Date(), ZONE).day
  const startsOn = addDays(today, -24)
  clock.set(at(startsOn, '08:00'))
  // All days are working days, so that the demo also runs on a Sunday.
  const listOn = addDays(today, -1)
  const words = { name: '今日演示赛', startsOn, endsOn: addDays(startsOn, 90), workWeek: '1234567', listOn }
  const demo = await openContest(director, () => director, words, browsers)
  for (const day of recentSeason(startsOn, addDays(today, -1), 7)) await replayDay(demo, clock, day)
  await readInboxes(demo)
  await morning(demo, clock, today)
  await setOwnGoal(demo, today)
  await offerTariffs(demo)
  // Before the meeting of a demo that is started early there is none.
  if (Date.now() > at(today, '08:40').getTime()) await callRoll(demo, clock, today)
  await withoutNumbers(demo, today)
  await leaveSupportOpen(demo)
  clock.letGo()
  await walkAreas(demo, today, wallClock(new Date(), ZONE).time)
  return demo
}

/** Everyone but one pledges, at 08:40 or now if it is earlier. */
async function morning(demo: DemoContest, clock: DemoClock, today: string): Promise<void> {
  const random = new SeededRandom(new Date().getDate())
  clock.set(new Date(Math.min(Date.now(), at(today, '08:40').getTime())))
  for (const member of CAST.keys())
    if (member !== 5)
      await makePledge(demo, today, {
        member,
        g3: random.whole(1, 3),
        broadband: random.whole(0, 1),
        sentence: '今天见分晓',
      })
}

/** What the proposals of the demo offer; invented. */
async function offerTariffs({ director, contestId }: DemoContest): Promise<void> {
  const tariffs = [
    { name: '沃商务 99', feeFen: 9_900, contains: '宽带 100M\n固话 1 部\n手机卡 2 张' },
    { name: '沃商务 159', feeFen: 15_900, contains: '宽带 200M\n固话 2 部\n手机卡 4 张\n总机' },
    { name: '沃企 269', feeFen: 26_900, contains: '专线 50M\n总机\n手机卡 6 张' },
  ]
  await director.put(`/contests/${contestId}/tariffs`, {
    tariffs: tariffs.map((each) => ({ id: randomUUID(), ...each })),
  })
}

/** One member has an own goal of the month; the others see what is proposed. */
async function setOwnGoal({ contestId, members, ids }: DemoContest, today: string): Promise<void> {
  await members[0]?.browser.put(`/contests/${contestId}/aims/own`, {
    ...{ requestId: randomUUID(), month: monthOf(today), subject: { kind: 'metric', id: ids.g3 }, quantity: 30 },
  })
}

/** What today's first sales leave to do: three that lack their number, and one far above what is usual, which is 待核. */
async function withoutNumbers(demo: DemoContest, today: string): Promise<void> {
  const sales = [
    { member: 0, what: 'g3', quantity: 1 },
    { member: 0, what: 'broadband', quantity: 1 },
    { member: 8, what: 'g3', quantity: 2 },
    { member: 12, what: 'g3', quantity: 20 },
  ] as const
  for (const sale of sales) {
    const dealId = await sell(demo, today, { ...sale, lacksNumber: true })
    await like(demo, dealId, sale.member === 0 ? [3, 9] : [5])
  }
}

/** Records a few invented sales a minute, some of them withdrawn, until `signal` aborts. */
export async function keepSelling(demo: DemoContest, signal: AbortSignal): Promise<void> {
  const random = new SeededRandom(Date.now() & 0xffff)
  while (!signal.aborted) {
    await pause(random.whole(PAUSE_MS.least, PAUSE_MS.most), undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    const mistake = random.isLucky(0.05) ? { by: 'member' as const, reason: '录错' } : undefined
    const what = random.pick<What>(['g3', 'g3', 'g3', 'broadband', 'offer'])
    const lacksNumber = random.isLucky(0.1)
    const deal = {
      member: random.whole(0, CAST.length - 1),
      what,
      quantity: 1,
      lacksNumber,
      ...(mistake ? { mistake } : {}),
    }
    const isLiked = !mistake && random.isLucky(0.4)
    const others = [...CAST.keys()].filter((member) => member !== deal.member)
    await sell(demo, wallClock(new Date(), ZONE).day, deal)
      .then((dealId) => like(demo, dealId, isLiked ? [random.pick(others)] : []))
      .catch((error: unknown) => console.error(String(error)))
  }
}
