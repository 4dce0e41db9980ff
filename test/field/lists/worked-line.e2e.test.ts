import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { OwnActivities } from '#shared/field/activities/contract'
import { AList, customers } from '#test/field/lists/a-list'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon, tile } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

const VISIT = { id: randomUUID(), name: '走访', unit: '次', kind: 'visit', perDay: 10 } as const

describeInBrowser('a customer of a list on a phone', () => {
  let stage: BrowserStage
  let contest: AContest
  let list: AList

  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { draft: { activities: [VISIT] } })
    list = await new AList(contest).opened(customers(2))
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('is claimed, visited and sold to without a word typed twice', async () => {
    const member = contest.member(0)
    const page = await stage.pageOf(member.client, 'phone')
    await page.goto('/')
    await page.getByRole('link', { name: /我的名单 还有 2 户可以认领/ }).tap()
    await page.getByRole('button', { name: '看客户', exact: true }).tap()
    await page.getByRole('button', { name: '认领', exact: true }).first().tap()
    await page.getByRole('link', { name: /客户1店/ }).tap()
    await page.getByRole('button', { name: '有意向', exact: true }).tap()
    await page.getByText('上次：有意向').waitFor()
    const own = async () =>
      (await member.client.get<OwnActivities>(`/contests/${contest.id}/activities/own`)).body.figures
    await soon(own).toEqual([{ activityId: VISIT.id, objects: 1, bare: 0 }])

    await page.getByRole('button', { name: '报单', exact: true }).tap()
    await page.getByText('客户：客户1店').waitFor()
    await tile(page, /^3G/).tap()
    await soon(() => page.getByRole('textbox', { name: '客户名称', exact: true }).inputValue()).toBe('客户1店')
    expect(await page.getByRole('textbox', { name: '客户电话', exact: true }).inputValue()).toBe('13853000001')
    await page.getByRole('button', { name: '完成' }).tap()
    await page.getByText('再来一单').waitFor()

    expect(await list.counts()).toMatchObject({ won: 1, free: 1 })
    expect((await list.own(member)).lines).toEqual([])
  })
})
