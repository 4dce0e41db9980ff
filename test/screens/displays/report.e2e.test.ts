import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import { UNCHECKED } from '#shared/contest/contests/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { longName } from '#test/support/a-crowded-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { aLogin, expectStatus } from '#test/support/test-app'
import { aTvOf, LYING, UPRIGHT, wallComplaints } from '#test/support/wall'

const TODAY = '2015-04-20'
const BEFORE = '2015-04-08'
const LONG =
  '今天全队拧成一股绳把建材市场和写字楼再扫一遍每个人先拿下第一单再帮身边的伙伴拿下第二单直到两队都破零为止再收工'

describeInBrowser('a battle report on the TV', () => {
  let stage: BrowserStage
  let director: Client

  beforeAll(async () => {
    stage = await BrowserStage.open({ at: `${TODAY}T08:50:00+08:00` })
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it.each([
    { teams: 2, metrics: 1 },
    { teams: 2, metrics: 6 },
    { teams: 3, metrics: 4 },
    { teams: 5, metrics: 3 },
    { teams: 12, metrics: 6 },
  ])('shows all of $metrics metrics and $teams teams, whole, lying and upright', async ({ teams, metrics }) => {
    const contest = await aContestOf(teams, metrics)
    const tv = await aTvOf(stage, director, contest.id, ['hold-pages'])
    await tv.locator('main header').waitFor()
    await broadcast(contest)
    await tv.locator('aside.report .board').waitFor()

    const told = await read(tv)
    if (teams > 3) {
      await tv.evaluate('turn()')
      await tv.locator('.board.rest').waitFor()
      told.push(...(await read(tv)))
    }

    const text = told.join('\n')
    const parts = [contest.view.teams[0]?.name, '累计', '今日之星', '进步之星', '表态兑现', '明日']
    const places = parts.map((part) => text.indexOf(part ?? '-'))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    for (const { name } of [...contest.view.teams, ...contest.view.metrics]) expect(text).toContain(name)
    expect(text).toContain('今日')
    expect(text).toMatch(/今日之星[\s\S]*(第\d+营业部|湖1)[\s\S]*1\/1/)
    await tv.context().close()
  })

  it('makes the seller of good news the largest thing', async () => {
    const contest = await aContestOf(2, 3)
    const tv = await aTvOf(stage, director, contest.id, ['hold-pages'])
    await tv.locator('main header').waitFor()
    const sold = aDeal(contest, { participantId: contest.member(1).participantId, businessDate: TODAY })
    const { id } = (await director.post<RecordedDeal>(`/contests/${contest.id}/deals`, sold)).body
    await broadcast(contest, { kind: 'good_news', dealId: id })
    await tv.locator('aside.report .board').waitFor()

    expect((await read(tv)).join()).toMatch(/喜报.*舜1.*3G 1 部.*舜师队.*今日第 3 单/s)
    const sizes = await tv.locator('aside.report *').evaluateAll((all) =>
      all
        .filter(({ childElementCount, textContent }) => childElementCount === 0 && textContent?.trim())
        .map((each) => ({
          text: each.textContent?.trim(),
          size: Number.parseFloat(each.ownerDocument.defaultView?.getComputedStyle(each).fontSize ?? ''),
        }))
        .sort((a, b) => b.size - a.size),
    )
    expect(sizes[0]?.text).toBe('舜1')
    expect(sizes[0]?.size).toBeGreaterThan(2 * (sizes[1]?.size ?? 0))
    await tv.context().close()
  })

  /** The text of the page, which is whole on a screen that lies and on one that hangs upright. */
  async function read(tv: Page): Promise<string[]> {
    for (const shape of [UPRIGHT, LYING]) {
      await tv.setViewportSize(shape)
      await soon(() => wallComplaints(tv, 'aside.report')).toEqual([])
    }
    return [await tv.locator('aside.report').innerText()]
  }

  /** Names of 40 and 12 characters beyond two teams, goals in every metric, a star, a riser, and a pledge that was kept. */
  async function aContestOf(teams: number, metrics: number): Promise<AContest> {
    const isLong = teams > 2 || metrics > 3
    const sold = Array.from({ length: metrics }, (_, n) => ({
      ...{
        id: randomUUID(),
        name: isLong ? `${'千兆宽带融合套餐升级'}${n + 1}号` : (['3G', '宽带', '融合'][n] ?? ''),
        unit: '部',
      },
      ...{ pointsPerUnit: n + 1, countsWhen: 'recorded' as const, ...UNCHECKED },
    }))
    const sides = Array.from({ length: teams }, (_, n) => ({
      ...{ id: randomUUID(), name: isLong ? longName(n) : (['湖西队', '舜师队'][n] ?? ''), slogan: '' },
      ...{ colour: ['#c8102e', '#1d4e89', '#2f7d32'][n % 3] ?? '', crest: ['湖', '舜'][n] ?? `${n + 1}` },
    }))
    const goals = sides.flatMap(({ id: teamId }) =>
      sold.map(({ id: metricId }) => ({ teamId, metricId, target: 300, challenge: 400 })),
    )
    const draft = { metrics: sold, offers: [], teams: sides, goals }
    const contest = await aContest(stage.app, director, { status: 'draft', draft })
    const rows = sides.map((team, n) => ({ name: longName(n), login: aLogin(), team: team.name, area: '' }))
    if (isLong) expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)
    expectStatus(await director.post(`/contests/${contest.id}/start`), 200)
    const { participants } = (await director.get<ContestView>(`/contests/${contest.id}`)).body
    const lines = sold.map(({ id: metricId }) => ({ metricId, quantity: 1 }))
    expectStatus(
      await contest.member(0).client.put(`/contests/${contest.id}/pledges`, { day: TODAY, lines, sentence: '' }),
      200,
    )
    for (const [n, { id: participantId }] of participants.entries()) {
      const items = sold.map(({ id: metricId }, m) => ({
        metricId,
        quantity: n === sides.length ? 999 : 1 + ((n + m) % 9),
      }))
      for (const businessDate of [BEFORE, TODAY, TODAY])
        expectStatus(
          await director.post(`/contests/${contest.id}/deals`, aDeal(contest, { items, participantId, businessDate })),
          201,
        )
    }
    return contest
  }

  async function broadcast({ id }: AContest, input: Record<string, unknown> = { kind: 'daily' }): Promise<void> {
    const drafted = await director.post<ReportView>(`/contests/${id}/reports`, input)
    expectStatus(drafted, 201)
    const path = `/contests/${id}/reports/${drafted.body.id}`
    const words = { headline: LONG, praise: LONG, tomorrow: LONG, revision: drafted.body.words.revision }
    if (input.kind === 'daily') expectStatus(await director.put(path, words), 200)
    expectStatus(await director.post(`${path}/publish`), 200)
  }
})
