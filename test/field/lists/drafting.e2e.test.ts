import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { AList, customers } from '#test/field/lists/a-list'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { expectStatus } from '#test/support/test-app'

/** Texts of the wall below 28 px, which the last row of a room does not read. */
const SMALL_TEXTS = `[...document.querySelectorAll('main *')]
  .filter((each) => [...each.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()))
  .filter((each) => Number.parseFloat(getComputedStyle(each).fontSize) < 28)
  .map((each) => each.textContent)`

describeInBrowser('轮选 on the projector', () => {
  let stage: BrowserStage
  let contest: AContest
  let list: AList

  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { perTeam: 2 })
    const sale = aDeal(contest)
    expectStatus(await contest.member(0).client.post(`/contests/${contest.id}/deals`, sale), 201)
    list = await new AList(contest).opened(customers(30), { claimMode: 'draft' })
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('lets two teams pick in turn by keyboard, while a phone undoes and passes', async () => {
    const wall = await stage.pageOf(contest.director, 'tv')
    await wall.goto(`/lists/${list.id}/draft`)
    await wall.getByText('准备轮选').waitFor()
    await wall.keyboard.press('Enter')
    const turn = wall.locator('[aria-current=step]')
    await turn.getByText('舜师队').waitFor()

    await wall.keyboard.press('ArrowDown')
    await wall.keyboard.press('Enter')
    await wall.getByText('舜师队 给谁').waitFor()
    await wall.keyboard.press('Enter')
    await wall.getByText(`归 ${contest.member(1).name}`).waitFor()
    await turn.getByText('湖西队').waitFor()
    const small = await wall.evaluate<string[]>(SMALL_TEXTS)
    expect(small).toEqual([])

    const phone = await stage.pageOf(contest.director, 'phone')
    await phone.goto(`/admin/contests/${contest.id}/lists/${list.id}/draft`)
    await phone.getByRole('button', { name: '撤回上一次', exact: true }).tap()
    await turn.getByText('舜师队').waitFor()
    await phone.getByRole('button', { name: '舜师队 不选', exact: true }).tap()
    await turn.getByText('湖西队').waitFor()

    await soon(() => list.counts()).toMatchObject({ claimed: 0, free: 30 })
  })
})
