import { randomUUID } from 'node:crypto'
import { Browser } from '#server/demo/browser'
import { CAST, DIRECTOR, draftOf, PASSWORD, type Words } from '#server/demo/demo-data'
import type { PlannedDeal, PlannedPledge } from '#server/demo/plan'
import { divide, type SoldIn } from '#server/demo/territories'
import type { ContestView } from '#shared/contest/contests/contract'
import type { InviteView, Joined } from '#shared/contest/invites/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'

/** A contest of the demo, and a browser for each person. */
export interface DemoContest {
  contestId: string
  director: Browser
  members: { browser: Browser; participantId: string; name: string }[]
  /** Where each of them sells, by turns. */
  soldIn: SoldIn
  /** The lessons published so far, with their authors' logins. */
  lessons: { id: string; by: string }[]
  /** Deals with a cancellation or a ruling that is still due. */
  open: ({ dealId: string; on: string } & ({ reason: string } | { to: string }))[]
  /** How many sales were given a number (业务号码); each has one of its own. */
  numbered: number
  /** The list of customers that is opened on a day. */
  list: { opensOn: string; id?: string; isAssigned?: boolean }
  ids: { g3: string; broadband: string; bundle: string; offer: string; west: string; east: string; visit: string }
}

/** The first start, through the setup page. */
export async function setUp(newBrowser: () => Browser): Promise<Browser> {
  const director = newBrowser()
  await director.post('/setup', {
    centerName: '集商客中心(演示)',
    timezone: 'Asia/Shanghai',
    ...DIRECTOR,
    password: PASSWORD,
  })
  return director
}

/** Creates the contest, joins everyone by their team's invite and starts it. `known` are browsers already signed in. */
export async function openContest(
  director: Browser,
  newBrowser: () => Browser,
  words: Words,
  known?: Browser[],
): Promise<DemoContest> {
  const ids = {
    g3: randomUUID(),
    broadband: randomUUID(),
    bundle: randomUUID(),
    offer: randomUUID(),
    west: randomUUID(),
    east: randomUUID(),
    visit: randomUUID(),
  }
  const { id: contestId } = await director.post<ContestView>('/contests', { name: words.name, isDemo: true })
  await director.put(`/contests/${contestId}`, draftOf(ids, words))
  const tokens = {
    west: await invite(director, contestId, ids.west),
    east: await invite(director, contestId, ids.east),
  }
  const members: DemoContest['members'] = []
  for (const [n, { name, login, team }] of CAST.entries()) {
    const browser = known?.[n] ?? newBrowser()
    const token = tokens[team]
    const input = known ? { as: 'me', token } : { as: 'new', token, name, login, password: PASSWORD }
    const { participantId } = await browser.post<Joined>('/invites/join', input)
    members.push({ browser, participantId, name })
  }
  const soldIn = await divide(director, contestId)
  await director.post(`/contests/${contestId}/start`)
  return {
    contestId,
    director,
    members,
    soldIn,
    lessons: [],
    open: [],
    numbered: 0,
    list: { opensOn: words.listOn },
    ids,
  }
}

async function invite(director: Browser, contestId: string, teamId: string): Promise<string> {
  const { url } = await director.post<InviteView>(`/contests/${contestId}/invites`, { teamId })
  return new URL(url).hash.slice(1)
}

export async function makePledge(demo: DemoContest, day: string, pledge: PlannedPledge): Promise<void> {
  const { g3, broadband } = demo.ids
  const lines = [
    { metricId: g3, quantity: pledge.g3 },
    { metricId: broadband, quantity: pledge.broadband },
  ].filter((line) => line.quantity > 0)
  const body = { day, lines, sentence: pledge.sentence }
  await seat(demo, pledge.member).browser.put(`/contests/${demo.contestId}/pledges`, body)
}

/** Records one sale as its member, withdraws it if it is a mistake, and resolves to the deal's id. */
export async function sell(demo: DemoContest, day: string, deal: Omit<PlannedDeal, 'time'>): Promise<string> {
  const { ids, contestId, director } = demo
  const { browser } = seat(demo, deal.claimedBy?.member ?? deal.member)
  const { quantity } = deal
  const helperId = deal.helper === undefined ? undefined : seat(demo, deal.helper).participantId
  const places = demo.soldIn[deal.member] ?? []
  const territoryId = places[demo.numbered % Math.max(1, places.length)]
  const item = deal.what === 'offer' ? { offerId: ids.offer, quantity } : { metricId: ids[deal.what], quantity }
  const { id } = await browser.post<RecordedDeal>(`/contests/${contestId}/deals`, {
    requestId: randomUUID(),
    businessDate: day,
    items: [item],
    ...(territoryId ? { territoryId } : {}),
    ...(deal.lacksNumber ? {} : { reference: nextNumber(demo) }),
    ...(helperId ? { helperId } : {}),
  })
  if (deal.cancellation) demo.open.push({ dealId: id, on: deal.cancellation.on, reason: deal.cancellation.reason })
  if (deal.claimedBy)
    demo.open.push({ dealId: id, on: deal.claimedBy.until, to: seat(demo, deal.member).participantId })
  if (!deal.mistake) return id
  const who = deal.mistake.by === 'director' ? director : browser
  await who.post(`/contests/${contestId}/deals/${id}/withdrawal`, { reason: deal.mistake.reason })
  return id
}

/** Colleagues like a sale (赞); its own seller is none of them. */
export async function like(demo: DemoContest, dealId: string, members: readonly number[]): Promise<void> {
  for (const member of members)
    await seat(demo, member).browser.put(`/contests/${demo.contestId}/deals/${dealId}/like`, {})
}

/** The number of the so-manieth sale that has one. */
export const numberOfSale = (n: number): string => `1865370${String(n).padStart(4, '0')}`
const nextNumber = (demo: DemoContest): string => numberOfSale(++demo.numbered)

/** Carries out the cancellations and rulings that are due on that day. */
export async function settle({ open, director, contestId }: DemoContest, day: string): Promise<void> {
  for (const each of open.splice(0)) {
    const deal = `/contests/${contestId}/deals/${each.dealId}`
    if (each.on > day) open.push(each)
    else if ('to' in each)
      await director.post(`${deal}/reassignment`, { participantId: each.to, reason: '客户由原包区队员签下，主任裁定' })
    else await director.post(`${deal}/cancellation`, { reason: each.reason })
  }
}

function seat(demo: DemoContest, member: number): DemoContest['members'][number] {
  const found = demo.members[member]
  if (!found) throw new Error(`Nobody sits at ${member}`)
  return found
}

/** The demo's contests run in Shanghai time, which has no summer time. */
export const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)
