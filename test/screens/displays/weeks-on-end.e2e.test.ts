import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import type { Person } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import type { RecordDealInput } from '#shared/ledger/deals/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { inPage, raceFigures, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { expectStatus } from '#test/support/test-app'

/** So many sales share a commit, and arrive as a batch. */
const BATCH = 125
/** Rounds of sales, in which the lead turns; before and after the same team leads. */
const WARM_UP = [250, 250]
const ROUNDS = [1_250, 1_250, 1_250, 1_250]
const MOST_GROWTH = 1.1
const SCENES: Record<string, string> = {
  ...{ race: '团队赛马', people_today: '今日个人榜', people: '全程个人榜' },
  ...{ pledges: '今日表态', feed: '最新动态' },
}

/** A machine that runs other tests at once takes many times longer. */
const MOST_MS = 300_000

describeInBrowser('a TV that is on for weeks', { timeout: MOST_MS }, () => {
  let stage: BrowserStage
  let contest: AContest
  let sellers: Person[]
  let round = 0
  const points = { 湖西队: 0, 舜师队: 0 }

  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { perTeam: 3, draft: { goals: [] } })
    const sessions = stage.app.get(SessionsService)
    sellers = await Promise.all(
      contest.members.map(async ({ client }) => (await sessions.callerOf(client.cookie, 'person')) as Person),
    )
    const pledge = { day: '2015-04-10', lines: [{ metricId: contest.g3, quantity: 3 }], sentence: '拿下建材市场' }
    expectStatus(await contest.member(0).client.put(`/contests/${contest.id}/pledges`, pledge), 200)
  })
  afterAll(() => stage?.close())

  it('holds no more after 5,000 facts than before them', async () => {
    const tv = await stage.page('tv', { reducedMotion: 'reduce' })
    for (const script of ['weeks-in-seconds', 'watch-scenes']) await tv.addInitScript(inPage(script))
    await tv.goto(await aDisplay())
    const session = await tv.context().newCDPSession(tv)
    for (const sales of WARM_UP) await sell(tv, sales)
    // What a page loads and compiles once is there by then.
    await soon(() => tv.evaluate('watched.scenes')).toEqual(expect.arrayContaining(Object.values(SCENES)))
    const before = await heldAtRest(tv, session)

    for (const sales of ROUNDS) await sell(tv, sales)
    const after = await heldAtRest(tv, session)

    const grown = (['heap', 'nodes', 'listeners'] as const).filter((kind) => after[kind] > before[kind] * MOST_GROWTH)
    expect(grown, `${JSON.stringify(before)}, then ${JSON.stringify(after)}`).toEqual([])
    expect(stage.problems).toEqual([])
  })

  /** The address of a TV that shows each scene once in turn. */
  async function aDisplay(): Promise<string> {
    const { body } = await contest.director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
    const scenes = Object.keys(SCENES).map((kind) => ({ kind, seconds: 20 }))
    const path = `/contests/${contest.id}/displays/${body.display.id}/settings`
    expectStatus(await contest.director.put(path, { ...DEFAULT_SETTINGS, scenes }), 200)
    return body.url
  }

  /** A round of sales that turns the lead, until the race has all of them. */
  async function sell(tv: Page, sales: number): Promise<void> {
    const leader = round++ % 2
    const team = leader === 0 ? '湖西队' : '舜师队'
    for (let sold = 0; sold < sales; sold += BATCH)
      await Promise.all(Array.from({ length: BATCH }, (_, n) => record(sellers[(n % 3) * 2 + leader] as Person)))
    points[team] += sales * 2
    await soon(() => raceFigures(tv)).toEqual(points)
  }

  const record = (seller: Person) =>
    stage.app.get(DealsService).record(seller, contest.id, aDeal(contest) as unknown as RecordDealInput)
})

interface Held {
  heap: number
  nodes: number
  listeners: number
}

/** What the page holds once it is rid of its garbage, held at the race with nothing in front of it. */
async function heldAtRest(tv: Page, session: CDPSession): Promise<Held> {
  await soon(() => tv.evaluate(HOLD_AT_REST)).toBe(true)
  const heap = await heapOf(session)
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters')
  await tv.evaluate('hold(false)')
  return { heap, nodes, listeners }
}

const HOLD_AT_REST = `(() => {
  const isRace = document.querySelector('.scenes [aria-label=团队赛马]') !== null
  const isAtRest = isRace && !document.querySelector('.stage-rows > aside')
  if (isAtRest) hold(true)
  return isAtRest
})()`

/** The bytes of all objects of the page. How much code is compiled for them is up to the browser, and differs with its haste. */
async function heapOf(session: CDPSession): Promise<number> {
  const chunks: string[] = []
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await session.send('HeapProfiler.takeHeapSnapshot')
  session.off('HeapProfiler.addHeapSnapshotChunk', keep)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length)
    if (!APART.includes(types[0][nodes[at + type] ?? 0] ?? '')) bytes += nodes[at + size] ?? 0
  return bytes
}

const APART = ['code', 'native']

interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }
  nodes: number[]
}
