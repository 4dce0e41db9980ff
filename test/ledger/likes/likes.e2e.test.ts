import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

describeInBrowser('a like in the feed', () => {
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

  const line = (page: Page) => page.getByRole('listitem').filter({ hasText: '今日第 1 单' })

  it('is one tap on the sale of a colleague, stays over a reload, and is counted on the page of the seller', async () => {
    const { client, name } = contest.member(0)
    await client.post(`/contests/${contest.id}/deals`, aDeal(contest))
    const [seller, other] = [await stage.pageOf(client, 'phone'), await stage.pageOf(contest.member(1).client, 'phone')]
    await Promise.all([seller.goto('/'), other.goto('/')])

    await line(other)
      .getByRole('button', { name: `赞${name}这一单，已有 0 个赞`, exact: true })
      .tap()

    const given = line(other).getByRole('button', { name: `已赞${name}这一单，共 1 个赞`, exact: true })
    await given.waitFor()
    await line(seller).getByRole('img', { name: '1 个赞', exact: true }).waitFor()
    expect(await line(seller).getByRole('button', { name: /赞/ }).count()).toBe(0)
    await other.reload()
    await given.waitFor()
    await soon(() => given.getAttribute('aria-pressed')).toBe('true')
  })
})
