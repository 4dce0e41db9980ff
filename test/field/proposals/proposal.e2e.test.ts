import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { OwnAims } from '#shared/ritual/aims/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

const PROPOSAL = { id: randomUUID(), name: '建议书', unit: '份', kind: 'proposal' } as const
const TARIFF = { id: randomUUID(), name: '沃商务 99', feeFen: 9_900, contains: '宽带 100M；固话 1 部' }

describeInBrowser('a member’s month on a phone', () => {
  let stage: BrowserStage
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    stage.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection to .* failed/)
    const director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { draft: { activities: [PROPOSAL] } })
    await director.put(`/contests/${contest.id}/tariffs`, { tariffs: [TARIFF] })
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('sets the proposed goal by two taps, and the pledge proposes from it', async () => {
    const page = await stage.pageOf(contest.member(0).client, 'phone')
    await page.goto('/me')
    await page.getByRole('button', { name: /^3G，建议 \d+ 部$/ }).tap()
    await page.getByRole('textbox', { name: '3G', exact: true }).fill('60')
    await page.getByRole('button', { name: '定下', exact: true }).tap()
    await page.getByRole('img', { name: '3G：做了 0 部，目标 60 部', exact: true }).waitFor()
    const { body } = await contest.member(0).client.get<OwnAims>(`/contests/${contest.id}/aims/own`)
    const due = Math.ceil(60 / body.daysLeft)

    await page.goto('/pledge')
    await page.getByRole('button', { name: `我的目标要 ${due}`, exact: true }).tap()
    expect(await page.getByRole('textbox', { name: '3G', exact: true }).inputValue()).toBe(String(due))
    await page.getByText(`本月目标 60 部，还剩 ${body.daysLeft} 个工作日，今天 ${due} 部`).tap()
    await page.getByText(`÷ ${body.daysLeft} 天`).waitFor()
  })

  it('draws a proposal without a signal, and counts it once there is one', async () => {
    const page = await stage.pageOf(contest.member(1).client, 'phone')
    await page.goto('/proposal')
    await page.getByRole('button', { name: '沃商务 99 · 99.00 元', exact: true }).waitFor()
    // As wide as the phone, and nothing of it drawn smaller.
    const field = await page.getByRole('textbox', { name: '客户现在每月', exact: true }).boundingBox()
    expect(field?.width).toBeGreaterThan(300)
    await page.context().setOffline(true)
    await page.getByRole('textbox', { name: '客户现在每月', exact: true }).fill('158.5')
    await page.getByRole('button', { name: '沃商务 99 · 99.00 元', exact: true }).tap()
    await page.getByRole('textbox', { name: '客户称呼', exact: true }).fill('张记五金 13800001234')
    const sheet = page.locator('.preview article')
    await soon(() => sheet.innerText()).toMatch(/张记五金 \*{4}1234[\s\S]*59\.50[\s\S]*714\.00/)
    expect(await sheet.innerText()).not.toContain('13800001234')
    await page.getByRole('button', { name: '做成图片', exact: true }).tap()
    await page.getByRole('img', { name: '建议书图片', exact: true }).waitFor()
    await page.context().setOffline(false)

    const own = async () =>
      (await contest.member(1).client.get<OwnActivities>(`/contests/${contest.id}/activities/own`)).body.figures
    await soon(own).toEqual([{ activityId: PROPOSAL.id, objects: 1, bare: 0 }])
  })
})
