import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isUnderCi } from '#server/platform/settings/config'
import type { AddPeopleView } from '#shared/contest/participants/pasted-people'
import type { DealPage } from '#shared/ledger/deals/contract'
import { aRow, csv } from '#test/ledger/imports/an-import'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, type Screen } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { olderChromium, plainPage } from '#test/support/engines/older-chromium'
import { Visitor } from '#test/support/engines/visitor'
import { expectStatus } from '#test/support/test-app'

const { isThere, install, program } = olderChromium
const TODAY = '2015-04-10'
if (!isThere && isUnderCi(process.env)) throw new Error(`Under CI the older browser is not skipped: ${install}`)
if (!isThere) console.warn(`Without Chromium 103 the tests of older browsers are skipped: ${install}`)

describe.skipIf(!isThere)('in Chromium 103', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let phone: Visitor
  let desk: Visitor
  let wall: Visitor

  beforeAll(async () => {
    stage = await BrowserStage.open({ browser: program })
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { perTeam: 2 })
    desk = await visitor(director, 'desktop')
    wall = await visitor(director, 'tv')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('a member signs in on a page whose fields have outlines', async () => {
    const rows = [{ name: '严萍', login: 'yanping', team: '湖西队', area: '' }]
    const added = await director.post<AddPeopleView>(`/contests/${contest.id}/people`, { rows, isPreview: false })
    expectStatus(added, 200)
    phone = new Visitor(plainPage(await stage.page('phone')), stage.app.origin)
    await phone.open('/')
    await phone.sees('账号', 'field')
    expect(await phone.page.run(`getComputedStyle(document.querySelector('input')).boxShadow`)).toContain(
      '0px 0px 0px 1px inset',
    )

    await phone.fill('账号', 'yanping')
    await phone.fill('密码', added.body.rows[0]?.password ?? '')
    await phone.press('button', '登录')

    await phone.sees(/，严萍/, 'heading')
  })

  it('she pledges, and the wall of a projected meeting has her card', async () => {
    await desk.open('/meetings/morning')
    await desk.press('button', '开始晨会')
    await desk.press('button', '投这一项：表态')
    await wall.open('/meetings/morning/show')
    await phone.open('/pledge')
    await phone.press('button', '3G 加一')
    await phone.press('button', '我表态')

    await wall.sees(/^严萍/)
    // A row of figures is one line, as wide as the heading says.
    await wall.sees('1/11')
    expect(await wall.page.run(CROOKED_CELLS)).toEqual([])
  })

  it('she records a sale, and the horses of 战况 stay in their lanes', async () => {
    await phone.press('link', '报单')
    await phone.press('button', /^3G/)
    await phone.press('button', '完成')
    await phone.sees('已记录', 'heading')

    const { body } = await director.get<DealPage>(`/contests/${contest.id}/deals`)
    expect(body.deals).toMatchObject([{ businessDate: TODAY }])
    await desk.open('/scoreboard')
    await soon(() => desk.raceFigures()).toEqual({ 湖西队: 2, 舜师队: 0 })
    expect(await desk.page.run(OUT_OF_LANES)).toEqual([])
    // The team's own is #c8102e: the figure is a mix with the colour of the text.
    expect(await desk.page.run(`getComputedStyle(document.querySelector('.race .giant')).color`)).toBe(MIXED)
  })

  it('a list is imported', async () => {
    await desk.open(`/admin/contests/${contest.id}/imports`)
    await desk.sees(/选择文件/, 'button')
    await desk.page.run(choose('清单.csv', csv([aRow('KD1', { metric: '宽带', date: `${TODAY} 08:10` })])))
    await desk.press('button', '核对')
    await desk.press('button', '写入 1 单')

    await desk.sees('已写入')
    const { body } = await director.get<DealPage>(`/contests/${contest.id}/deals`)
    expect(body.deals).toHaveLength(2)
  })

  it('a battle report goes out, and a member reads it', async () => {
    await desk.open('/reports')
    await desk.press('button', '今日战报')
    await desk.press('button', '播发到所有屏幕')
    await desk.sees('已发到大屏和每个人的页面')
    // The browser draws the picture of the report from what it shows.
    await soon(() => desk.page.run(WIDTH_OF_PICTURE)).toBeGreaterThan(500)

    await phone.open('/reports')
    await phone.press('link', /4月10日/)
    await phone.sees(/^湖西队/)
    expect([...(await phone.failures()), ...(await desk.failures()), ...(await wall.failures())]).toEqual([])
  })

  async function visitor(client: Client, screen: Screen): Promise<Visitor> {
    return new Visitor(plainPage(await stage.pageOf(client, screen)), stage.app.origin)
  }
})

const CROOKED_CELLS = `[...document.querySelectorAll('.sums .row')].flatMap((row) => {
  const heads = document.querySelectorAll('.sums .head > *')
  return [...row.children].filter((cell, n) => {
    const [head, own] = [heads[n], cell].map((each) => each.getBoundingClientRect())
    const middle = row.children[0].getBoundingClientRect()
    return Math.abs(head.right - own.right) > 2 || own.top > middle.bottom
  }).map((cell) => cell.textContent)
})`
const MIXED = 'rgb(179, 17, 43)'
const OUT_OF_LANES = `[...document.querySelectorAll('.race .runner')]
  .filter((runner) => {
    const [lane, horse] = [runner.parentElement, runner].map((each) => each.getBoundingClientRect())
    return horse.right > lane.right + 2 || horse.left < lane.left - horse.width - 2
  })
  .map((runner) => runner.outerHTML.slice(0, 200))`

const WIDTH_OF_PICTURE = `(document.querySelector('img[alt^="战报图片"]')?.naturalWidth ?? 0)`

/** Gives the page's field for files a file. */
const choose = (name: string, text: string): string => `(() => {
  const chosen = new DataTransfer()
  chosen.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/csv' }))
  const field = document.querySelector('input[type=file]')
  field.files = chosen.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
})()`
