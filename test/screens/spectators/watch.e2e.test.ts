import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { onceSure, raceFigures } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('the link for onlookers', () => {
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

  it('shows the race live on a phone that is signed in nowhere, until it is revoked', async () => {
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, {
      name: '三楼同事群',
      kind: 'watch',
    })
    expectStatus(made, 201)
    const phone = await stage.page('phone')
    await phone.goto(made.body.url)
    await onceSure(() => raceFigures(phone)).toEqual({ 湖西队: 0, 舜师队: 0 })

    const west = contest.members.find((member) => member.teamId === contest.west) as Member
    expectStatus(await west.client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
    await onceSure(() => raceFigures(phone)).toEqual({ 湖西队: 2, 舜师队: 0 })
    expect(await phone.getByText('三楼同事群').count()).toBeGreaterThan(0)
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)

    expectStatus(await director.delete(`/contests/${contest.id}/displays/${made.body.display.id}`), 204)
    await phone.getByRole('heading', { name: '这个观战链接已失效' }).waitFor()
    await phone.context().close()
  })
})
