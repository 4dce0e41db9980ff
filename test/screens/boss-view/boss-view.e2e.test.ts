import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { UNCHECKED } from '#shared/contest/contests/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('领导视图', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const sell = async (quantity: number) => {
    const { participantId } = contest.members[0] ?? {}
    const deal = aDeal(contest, { participantId, items: [{ metricId: contest.g3, quantity }] })
    const sold = await director.post<RecordedDeal>(`/contests/${contest.id}/deals`, deal)
    expectStatus(sold, 201)
    return sold.body.id
  }

  it('opens without a sign-in, prints on paper of A4, and ends with its link', async () => {
    await sell(12)
    const path = `/contests/${contest.id}`
    const cancelled = await director.post(`${path}/deals/${await sell(5)}/cancellation`, { reason: '客户反悔' })
    expectStatus(cancelled, 204)
    const { url, display } = (await director.post<NewDisplay>(`${path}/displays`, { name: '张总', kind: 'boss' })).body
    const boss = await stage.page('desktop', { colorScheme: 'dark' })
    await boss.goto(url)

    const west = boss.getByRole('table', { name: '3G' }).getByRole('row', { name: /湖西队/ })
    await west.waitFor()
    const cells = await west.getByRole('cell').allInnerTexts()
    expect(cells.map((cell) => cell.split('\n')[0])).toEqual([
      ...['12', '100', '125', '12.0%', '快 1.0', '差 88'],
      ...['12', '0', '12', '—'],
      ...['17', '5'],
    ])
    await boss.getByText(/^数据截至 .*2015年4月10日/).waitFor()
    expect(await boss.locator('body').innerText()).not.toMatch(/\d ?分(?!点)|积分/)

    const pdf = await printed(boss)
    expect(pagesOf(pdf)).toBe(1)
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    expect([Number(width), Number(height)].map(Math.round)).toEqual([595, 842])
    await boss.emulateMedia({ media: 'print' })
    expect(await boss.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    const colours = 'const it = getComputedStyle(document.querySelector("td.net")); [it.color]'
    expect(await boss.evaluate(colours)).toEqual(['rgb(0, 0, 0)'])
    await boss.emulateMedia({ media: 'screen' })

    expectStatus(await director.delete(`${path}/displays/${display.id}`), 204)
    await boss.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
    await boss.getByRole('heading', { name: '这个领导视图链接已失效' }).waitFor()
    await boss.context().close()
  })

  it.each(['zh-CN', 'en-US'])('comes on one page with twelve teams and three metrics, in %s', async (locale) => {
    const names = ['3G', '宽带', '融合业务']
    const metrics = names.map((name) => ({
      id: randomUUID(),
      name,
      unit: '部',
      pointsPerUnit: 2,
      countsWhen: 'activated' as const,
      ...UNCHECKED,
    }))
    const look = { slogan: '', colour: '#c8102e', crest: '东' }
    const teams = Array.from({ length: 12 }, (_, n) => ({ id: randomUUID(), name: `东城先锋第${n + 1}队`, ...look }))
    const goals = teams.flatMap(({ id: teamId }) =>
      metrics.map(({ id: metricId }) => ({ teamId, metricId, target: 1_000, challenge: 1_250 })),
    )
    const large = await aContest(stage.app, director, { draft: { metrics, teams, goals, offers: [] }, perTeam: 0 })
    const made = await director.post<NewDisplay>(`/contests/${large.id}/displays`, { name: '张总', kind: 'boss' })
    const boss = await stage.page('desktop', { locale })
    await boss.goto(made.body.url)
    await boss.getByRole('table').nth(2).waitFor()

    expect(pagesOf(await printed(boss))).toBe(1)
    await boss.context().close()
  })
})

const printed = async (page: Page): Promise<string> => (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
const pagesOf = (pdf: string): number => pdf.match(/\/Type \/Page\b/g)?.length ?? 0
