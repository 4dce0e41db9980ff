import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type AContest, aContest } from '#test/support/a-contest'
import { aPng } from '#test/support/a-png'
import { sell, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { aTvOf } from '#test/support/wall'

describeInBrowser('a portrait', () => {
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

  it('is chosen on 我的, is on the TV with the sale, and is gone from the TV and a phone as it is removed', async () => {
    // The address of a portrait that was just removed may still be asked for.
    stage.expected.push(/404/)
    const phone = await stage.pageOf(contest.member(0).client, 'phone')
    const other = await stage.pageOf(contest.member(1).client, 'phone')
    const tv = await aTvOf(stage, director, contest.id)
    await Promise.all([phone.goto('/me'), other.goto('/')])
    const face = phone.locator('section').filter({ has: phone.getByRole('heading', { name: '头像', exact: true }) })
    const file = { name: 'face.png', mimeType: 'image/png', buffer: aPng({ width: 600, height: 400 }) }

    await face.getByLabel('选一张').setInputFiles(file)
    await face.locator('img').waitFor()
    const size = () => face.locator('img').evaluate((image) => [image.naturalWidth, image.naturalHeight])
    await soon(size).toEqual([256, 256])
    await sell(phone, /^宽带/)

    const wall = tv.getByRole('status')
    await wall.getByText('今日第 1 单').waitFor()
    await wall.locator('.portrait img').waitFor()
    const drawn = await wall.locator('.portrait img').evaluate((image) => image.naturalWidth)
    expect(drawn).toBe(256)
    await other.locator('li').filter({ hasText: '今日第 1 单' }).locator('img').waitFor()

    await phone.goto('/me')
    await face.getByRole('button', { name: '去掉', exact: true }).tap()
    await soon(() => face.locator('img').count()).toBe(0)
    await soon(() => other.locator('li').filter({ hasText: '今日第 1 单' }).locator('img').count()).toBe(0)
    await soon(() => tv.locator('img').count()).toBe(0)
  })
})
