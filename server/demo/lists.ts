import { randomUUID } from 'node:crypto'
import type { DemoClock } from '#server/demo/demo-clock'
import { at, type DemoContest, numberOfSale } from '#server/demo/demo-contest'
import { SeededRandom } from '#server/demo/seeded-random'
import { openPlainReader } from '#server/platform/database/plain-reader'
import type { TerritoryView } from '#shared/contest/territories/contract'
import type { Outcome } from '#shared/field/activities/outcomes'
import type { LinePage, ListDraft, ListView, OwnLists } from '#shared/field/lists/contract'

const LINES = 120
/** One line in three has the number of a sale to come, which closes it. */
const SOLD_TO = 3
/** Lines that a member claims of the own territories at most; the rest is assigned. */
const CLAIMED = 6
const HOLD_DAYS = 30
const SHOPS = ['五金', '超市', '灯饰', '药店', '饭店', '物流', '家电', '建材', '汽配', '茶庄']
const FAMILIES = [...'张王李赵刘陈杨黄周吴徐孙马朱胡林郭何高罗']
const PLANS = [
  ['宽带 20M', 88, '宽带 100M 加两部手机', 129],
  ['固话两部', 56, '融合 99', 99],
  ['宽带 50M', 128, '融合 159', 159],
] as const
const HEADERS = ['客户名称', '业务号码', '片区', '客户等级', '协议到期日', '现用套餐', '现月费', '推荐套餐', '推荐月费']
const OUTCOMES: readonly Outcome[] = ['owner_absent', 'no_need', 'interested', 'interested', 'booked']

/** The agreements that run out: uploaded and opened before the first visit, and claimed by who holds the territories; invented. */
export async function openList(demo: DemoContest, clock: DemoClock): Promise<void> {
  const { director, contestId, members, list } = demo
  clock.set(at(list.opensOn, '08:53'))
  const territories = await director.get<TerritoryView[]>(`/contests/${contestId}/territories`)
  const query = new URLSearchParams({ name: '到期名单.csv', kind: 'expiry' })
  const table = new TextEncoder().encode(tableOf(demo, territories))
  const draft = await director.upload<ListDraft>(`${lists(demo)}?${query}`, table)
  const terms = { ...draft.proposed, holdDays: HOLD_DAYS }
  await director.post(`${lists(demo)}/${draft.list.id}/opening`, { name: '到期名单', terms })
  list.id = draft.list.id
  for (const [seat, { browser }] of members.entries()) {
    const own = new Set(demo.soldIn[seat])
    const { lines } = await browser.get<LinePage>(`/contests/${contestId}/lines/free/${list.id}`)
    const wanted = lines.filter(({ territoryId }) => territoryId !== null && own.has(territoryId)).slice(0, CLAIMED)
    for (const { id: lineId } of wanted.filter(({ value }, n) => value !== 'A' || n < CLAIMED - 1))
      await browser.post(`/contests/${contestId}/lines/claims`, { requestId: randomUUID(), lineId })
  }
}

/** In the evening of the next day, after claiming has ended: the director assigns what is left. */
export async function assignRest(demo: DemoContest, day: string): Promise<void> {
  const { director, list } = demo
  if (!list.id || list.isAssigned || day <= list.opensOn) return
  await director.post(`${lists(demo)}/${list.id}/assignments`, { requestId: randomUUID() })
  list.isAssigned = true
}

/** Every fourth member has been to the most urgent customer of the own list. */
export async function workLines({ contestId, members, list, ids }: DemoContest, day: string): Promise<void> {
  if (!list.id || day <= list.opensOn) return
  const random = new SeededRandom(Number(day.replaceAll('-', '')) + 2)
  const turn = random.whole(0, 3)
  for (const { browser } of members.filter((_, seat) => seat % 4 === turn)) {
    const { first } = await browser.get<OwnLists>(`/contests/${contestId}/lines/own`)
    const outcome = random.pick(OUTCOMES)
    if (first[0])
      await browser.post(`/contests/${contestId}/lines/${first[0].lineId}/touches`, {
        ...{ requestId: randomUUID(), activityId: ids.visit, outcome },
      })
  }
}

/** Lists of the contest, holds that began by claim and by assignment, and whether the lines agree with a replay of the holds. */
export async function checkLists(demo: DemoContest, databaseUrl: string) {
  const shown = (await demo.director.get<ListView[]>(lists(demo))).map(({ counts }) => counts)
  const reader = await openPlainReader(databaseUrl)
  const began = { claimed: 0, assigned: 0 }
  const open = new Map<string, 'claimed' | 'assigned'>()
  const ended = new Set<string>()
  try {
    const holds = reader.rows<{ contestId: string; prospectId: string; round: number; kind: string }>(
      'select h."contestId", h."prospectId", h."round", h."kind" from prospect_hold h',
    )
    for await (const { contestId, prospectId, round, kind } of holds) {
      if (contestId !== demo.contestId) continue
      const hold = `${prospectId} ${round}`
      if (kind === 'claimed' || kind === 'assigned') {
        began[kind]++
        open.set(hold, kind)
      } else ended.add(hold)
    }
  } finally {
    await reader.close()
  }
  const heldAs = (kind: 'claimed' | 'assigned') =>
    [...open].filter(([hold, each]) => each === kind && !ended.has(hold)).length
  const sum = (key: 'claimed' | 'assigned') => shown.reduce((total, counts) => total + counts[key], 0)
  return {
    lists: shown.length,
    ...began,
    listsAgree: sum('claimed') === heldAs('claimed') && sum('assigned') === heldAs('assigned'),
  }
}

const lists = ({ contestId }: DemoContest) => `/contests/${contestId}/lists`

function tableOf({ numbered, list }: DemoContest, territories: readonly TerritoryView[]): string {
  const random = new SeededRandom(Number(list.opensOn.replaceAll('-', '')))
  const rows = Array.from({ length: LINES }, (_, n) => {
    const [plan, pays, offer, fee] = random.pick(PLANS)
    const number = n % SOLD_TO === 0 ? numberOfSale(numbered + n + 1) : `0530${7_000_000 + n}`
    const expires = `${list.opensOn.slice(0, 4)}-${String(Number(list.opensOn.slice(5, 7)) + 1).padStart(2, '0')}-${random.whole(10, 28)}`
    const name = `${random.pick(FAMILIES)}家${random.pick(SHOPS)}${n + 1}号`
    return [name, number, random.pick(territories).name, random.pick([...'ABBCCCD']), expires, plan, pays, offer, fee]
  })
  return [HEADERS, ...rows].map((cells) => cells.join(',')).join('\n')
}
