import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { inPage, onceSure, raceFigures, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

const TODAY = '2015-04-10'

describeInBrowser('the TV', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let west: Member
  let east: Member

  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('shows scene after scene and is never blank', async () => {
    await aNewContest()
    expectStatus(await pledge(west), 200)
    await record(west, 2)
    const tv = await aTv({ isHurried: true })
    await raceIs(tv, { 湖西队: 4, 舜师队: 0 })
    await tv.evaluate(inPage('watch-scenes'))

    await soon(async () => (await seen(tv)).scenes).toEqual(
      expect.arrayContaining(['团队赛马', '今日个人榜', '全程个人榜', '今日表态', '最新动态']),
    )

    expect((await seen(tv)).blank).toEqual([])
    await tv.context().close()
  })

  it('is interrupted by a sale, and tells who overtook whom', async () => {
    await aNewContest()
    await record(west, 2)
    const tv = await aTv()
    await raceIs(tv, { 湖西队: 4, 舜师队: 0 })
    await soon(() => banners(tv)).toEqual([])

    await record(east, 1)
    await onceSure(() => banners(tv)).toEqual([expect.stringMatching(/喜报.*舜1.*3G 1 部.*今日第 1 单/s)])
    await raceIs(tv, { 湖西队: 4, 舜师队: 2 })

    await record(east, 3)
    await onceSure(() => banners(tv)).toEqual([expect.stringMatching(/反超.*舜师队.*反超 湖西队，领先 4 分/s)])
    await raceIs(tv, { 湖西队: 4, 舜师队: 8 })
    await tv.context().close()
  })

  it('takes the picture of a sale back when it is withdrawn', async () => {
    await aNewContest()
    const tv = await aTv()
    await raceIs(tv, { 湖西队: 0, 舜师队: 0 })

    const { id } = await record(west, 2)
    await onceSure(() => banners(tv)).toEqual([expect.stringMatching(/喜报.*湖1.*领先 4 分/s)])
    expectStatus(await west.client.post(`/contests/${contest.id}/deals/${id}/withdrawal`, { reason: '录错了' }), 204)

    await soon(() => banners(tv)).toEqual([expect.stringMatching(/这一单已撤.*并驾齐驱/s)])
    await soon(() => banners(tv)).toEqual([])
    await tv.context().close()
  })

  it('does not celebrate again what happened before it was switched on', async () => {
    await aNewContest()
    await record(west, 2)
    await record(east, 3)
    const tv = await aTv()
    await tv.evaluate(inPage('watch-scenes'))
    await raceIs(tv, { 湖西队: 4, 舜师队: 6 })

    await record(west, 1)
    await onceSure(() => banners(tv)).toEqual([expect.stringMatching(/喜报/)])

    expect((await seen(tv)).banners).toEqual([expect.stringMatching(/湖1.*3G 1 部.*今日第 2 单/s)])
    await tv.context().close()
  })

  it('moves nothing where the viewer wants no motion', async () => {
    await aNewContest()
    const tv = await aTv({ reducedMotion: 'reduce' })
    await raceIs(tv, { 湖西队: 0, 舜师队: 0 })
    await tv.evaluate(inPage('watch-motion'))

    await record(west, 1)
    await record(east, 5)
    await onceSure(() => banners(tv)).toEqual([expect.stringMatching(/反超/)])
    await raceIs(tv, { 湖西队: 2, 舜师队: 10 })

    expect(await tv.evaluate('motions')).toEqual([])
    await tv.context().close()
  })

  it('keeps the name of a team in the close-up before the horse that gallops past it', async () => {
    await aNewContest()
    await record(west, 99)
    await record(east, 98)
    const board = await stage.pageOf(east.client, 'desktop')
    await board.goto('/board')
    await board.locator('.close-up .near').first().waitFor()

    await record(east, 2)
    await board.locator('.close-up .runner.hurried').waitFor()

    expect(await board.evaluate(COVERED)).toEqual([])
    await board.context().close()
  })

  it('goes calm within five seconds when its token is revoked', async () => {
    await aNewContest()
    const { display, url } = await aToken()
    const tv = await stage.page('tv')
    await tv.goto(url)
    await raceIs(tv, { 湖西队: 0, 舜师队: 0 })

    expectStatus(await director.delete(`/contests/${contest.id}/displays/${display.id}`), 204)
    await tv.getByRole('heading', { name: '这块大屏已停用' }).waitFor({ timeout: 5_000 })

    await tv.goto(url)
    await tv.getByRole('heading', { name: '这块大屏已停用' }).waitFor()
    expect(await tv.getByLabel('密码').count()).toBe(0)
    await tv.context().close()
  })

  async function aNewContest(): Promise<void> {
    contest = await aContest(stage.app, director)
    ;[west, east] = contest.members as [Member, Member]
  }

  async function aToken(): Promise<NewDisplay> {
    return (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body
  }

  async function aTv({ isHurried = false, reducedMotion = 'no-preference' as 'reduce' | 'no-preference' } = {}) {
    const tv = await stage.page('tv', { reducedMotion })
    if (isHurried) await tv.addInitScript(inPage('hurry-scenes'))
    await tv.goto((await aToken()).url)
    return tv
  }

  async function record({ client }: Member, quantity: number): Promise<RecordedDeal> {
    const deal = aDeal(contest, { businessDate: TODAY, items: [{ metricId: contest.g3, quantity }] })
    const recorded = await client.post<RecordedDeal>(`/contests/${contest.id}/deals`, deal)
    expectStatus(recorded, 201)
    return recorded.body
  }

  const pledge = ({ client }: Member) =>
    client.put(`/contests/${contest.id}/pledges`, {
      day: TODAY,
      lines: [{ metricId: contest.g3, quantity: 3 }],
      sentence: '今天拿下建材市场！',
    })
})

/** In the page: where on its way the galloping horse of the close-up lies over a name. */
const COVERED = `(() => {
  const near = document.querySelector('.close-up .runner.hurried').closest('.near')
  const moves = near.getAnimations({ subtree: true }).filter((each) => each instanceof CSSTransition)
  const name = near.querySelector('.nose span')
  const covered = []
  for (let part = 0; part <= 1; part += 0.05) {
    for (const move of moves) {
      move.pause()
      move.currentTime = part * move.effect.getComputedTiming().endTime
    }
    const { left, right, top, bottom } = name.getBoundingClientRect()
    for (let x = left + 2; x < right; x += 8)
      if (document.elementFromPoint(x, (top + bottom) / 2)?.closest('.horse')) covered.push([part, x])
  }
  return moves.length > 0 ? covered : ['it does not gallop']
})()`

interface Watched {
  scenes: string[]
  banners: string[]
  blank: string[]
}

const raceIs = (tv: Page, figures: Record<string, number>) => soon(() => raceFigures(tv)).toEqual(figures)
const banners = (tv: Page) => tv.locator('aside[role=status]').allInnerTexts()
const seen = (tv: Page) => tv.evaluate<Watched>('watched')
