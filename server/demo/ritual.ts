import { randomUUID } from 'node:crypto'
import { CARDS } from '#server/demo/cards'
import type { DemoClock } from '#server/demo/demo-clock'
import { at, type DemoContest, makePledge, sell, settle } from '#server/demo/demo-contest'
import { CAST } from '#server/demo/demo-data'
import { LESSONS } from '#server/demo/lessons'
import { assignRest, openList, workLines } from '#server/demo/lists'
import { followOpportunities, openOpportunities } from '#server/demo/opportunities'
import type { PlannedDay, PlannedDeal } from '#server/demo/plan'
import { askForSupport } from '#server/demo/requests'
import { rollOf } from '#server/demo/roll'
import { HOLIDAYS } from '#server/demo/season'
import { walkAreas } from '#server/demo/visits'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import type { CardView } from '#shared/ritual/playbook/contract'

const EVENING = '18:00'

/** What the director prepares before the first morning: the holidays, and the playbook. */
export async function prepareSeason({ director, contestId }: DemoContest): Promise<void> {
  const days = [...HOLIDAYS].map((day) => ({ day, isWorking: false, note: '法定节假日' }))
  await director.put(`/contests/${contestId}/calendar`, { days })
  await director.post('/playbook/starter', { language: 'zh-CN' })
  for (const card of CARDS) {
    const { id } = await director.post<CardView>('/playbook', { id: randomUUID(), ...card })
    await director.post(`/playbook/${id}/publish`)
  }
}

/** Replays one planned day: morning meeting with its pledges, every sale at its time, evening meeting and battle report. */
export async function replayDay(demo: DemoContest, clock: DemoClock, planned: PlannedDay): Promise<void> {
  await replayMorning(demo, clock, planned)
  const answerSlowOnes = await askForSupport(demo, clock, planned.day)
  if (planned.day === demo.list.opensOn) {
    await openList(demo, clock)
    await openOpportunities(demo, planned.day)
  }
  clock.set(at(planned.day, '09:00'))
  await settle(demo, planned.day)
  for (const deal of planned.deals.filter((each) => each.time < EVENING)) await sellAt(demo, clock, planned.day, deal)
  clock.set(at(planned.day, EVENING))
  await answerSlowOnes()
  await walkAreas(demo, planned.day)
  await assignRest(demo, planned.day)
  await workLines(demo, planned.day)
  await followOpportunities(demo, planned.day)
  await replayEvening(demo, clock, planned.day)
  for (const deal of planned.deals.filter((each) => each.time >= EVENING)) await sellAt(demo, clock, planned.day, deal)
}

async function replayMorning(demo: DemoContest, clock: DemoClock, { day, pledges }: PlannedDay): Promise<void> {
  clock.set(at(day, '08:30'))
  await meeting(demo, 'morning', 'open', day)
  await callRoll(demo, clock, day)
  clock.set(at(day, '08:40'))
  await Promise.all(pledges.map((pledge) => makePledge(demo, day, pledge)))
  clock.set(at(day, '08:50'))
  await meeting(demo, 'morning', 'close', day)
}

/** The director marks who is there as the meeting begins, and who comes five minutes later. */
export async function callRoll(
  { director, contestId, members }: DemoContest,
  clock: DemoClock,
  day: string,
): Promise<void> {
  const roll = rollOf(day, members.length)
  for (const [state, time] of [
    ['on_time', '08:30'],
    ['late', '08:35'],
  ] as const) {
    const participantIds = members.flatMap(({ participantId }, n) => (roll[n] === state ? [participantId] : []))
    clock.set(at(day, time))
    if (participantIds.length > 0)
      await director.put(`/contests/${contestId}/attendance`, { day, participantIds, state })
  }
}

/** Closing the evening drafts the report of the day; the director publishes it unchanged. */
async function replayEvening(demo: DemoContest, clock: DemoClock, day: string): Promise<void> {
  const { director, contestId } = demo
  clock.set(at(day, EVENING))
  await meeting(demo, 'evening', 'open', day)
  await tellLessons(demo, day)
  clock.set(at(day, '18:20'))
  await meeting(demo, 'evening', 'close', day)
  const report = await director.post<ReportView>(`/contests/${contestId}/reports`, { kind: 'daily', day })
  await director.post(`/contests/${contestId}/reports/${report.id}/publish`)
}

function meeting(
  { director, contestId }: DemoContest,
  kind: 'morning' | 'evening',
  step: 'open' | 'close',
  day: string,
) {
  return director.post(`/contests/${contestId}/meetings/${kind}/${step}?day=${day}`)
}

async function sellAt(demo: DemoContest, clock: DemoClock, day: string, deal: PlannedDeal): Promise<void> {
  clock.set(at(day, deal.time))
  const dealId = await sell(demo, day, deal)
  if (deal.mistake || deal.lesson === undefined) return
  const others = demo.lessons.filter((lesson) => lesson.by !== CAST[deal.member]?.login)
  const lesson = others[deal.lesson % Math.max(1, others.length)]
  if (lesson)
    await demo.members[deal.member]?.browser.post(`/playbook/${lesson.id}/uses`, {
      contestId: demo.contestId,
      dealId,
    })
}

/** What members of the cast learned that day, written down by themselves; the director adds why it worked (点评). */
async function tellLessons(demo: DemoContest, day: string): Promise<void> {
  for (const { by, day: _, remark, ...card } of LESSONS.filter((lesson) => lesson.day === day)) {
    const author = demo.members[CAST.findIndex((member) => member.login === by)]
    if (!author) throw new Error(`Nobody is ${by}`)
    const id = randomUUID()
    const { contestId } = demo
    const { revision } = await author.browser.post<CardView>('/playbook', { id, kind: 'lesson', contestId, ...card })
    await demo.director.patch(`/playbook/${id}`, { revision, remark })
    await author.browser.post(`/playbook/${id}/publish`, { contestId })
    demo.lessons.push({ id, by })
  }
}

/** Everyone has read their 消息 but the newest, which is waiting. */
export async function readInboxes({ members }: DemoContest): Promise<void> {
  await Promise.all(
    members.map(async ({ browser }) => {
      const { next: upTo } = await browser.get<NoticePage>('/me/notices?limit=1')
      const [read] = upTo ? (await browser.get<NoticePage>(`/me/notices?limit=1&before=${upTo}`)).notices : []
      if (read) await browser.post('/me/notices/read', { upTo: read.id })
    }),
  )
}

/** 标杆: whom the season was won by, in 3G and over all, for the whole contest. */
export async function nameBenchmarks({ director, contestId, members, ids }: DemoContest): Promise<void> {
  const participantId = members[0]?.participantId
  for (const metricId of [ids.g3, null]) {
    const citation = metricId ? '三个月 117 部，占全场近四成，单单当面激活' : '天天表态、天天兑现，把经验讲给大家'
    await director.post(`/contests/${contestId}/benchmarks`, {
      id: randomUUID(),
      participantId,
      metricId,
      week: null,
      citation,
    })
  }
}
