import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { inPage, raceFigures, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { axeComplaints } from '#test/support/page-complaints'
import { expectStatus } from '#test/support/test-app'
import { wallComplaints } from '#test/support/wall'

const STEPS = [
  { step: 'opening', name: /初榜揭晓/ },
  { step: 'second', name: /亚军/ },
  { step: 'champion', name: /冠军/ },
  { step: 'benchmark', name: /标杆/ },
  { step: 'thanks', name: /谢谢每一位/ },
  { step: 'board', name: /夺冠/ },
]
const LAST_DAY = '2015-06-30'

describeInBrowser('the last day', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let west: Member
  let east: Member
  let tv: Page
  let desk: Page

  beforeAll(async () => {
    stage = await BrowserStage.open({ at: `${LAST_DAY}T17:40:00+08:00` })
    director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { perTeam: 2 })
    ;[west, east] = contest.members as [Member, Member]
    for (const [member, quantity] of [
      [west, 5],
      [east, 2],
    ] as const) {
      const deal = aDeal(contest, { businessDate: LAST_DAY, items: [{ metricId: contest.g3, quantity }] })
      expectStatus(await member.client.post(`/contests/${contest.id}/deals`, deal), 201)
    }
    tv = await stage.page('tv', { reducedMotion: 'reduce' })
    const { url } = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body
    await tv.goto(url)
    desk = await stage.pageOf(director, 'desktop')
  }, 60_000)
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const wall = () => tv.locator('.ceremony').innerText()
  const preview = () => desk.locator('.ceremony').innerText()
  const press = (name: string | RegExp) => desk.getByRole('button', { name }).click()

  it('is rehearsed at the desk while the wall goes on with the race', async () => {
    await soon(() => raceFigures(tv)).toEqual({ 湖西队: 10, 舜师队: 4 })
    await desk.goto(`/admin/contests/${contest.id}/ceremony`)
    await soon(preview).toMatch(/初榜揭晓/)

    await press('下一步')
    await soon(preview).toMatch(/亚军\s*舜\s*舜师队\s*4 分\s*舜1　舜2/)
    await press('下一步')
    await soon(preview).toMatch(/冠军\s*湖\s*湖西队\s*10 分/)

    expect(await desk.getByText('彩排 · 只有你看得到').count()).toBe(1)
    expect(await tv.locator('.ceremony').count()).toBe(0)
    expect(await raceFigures(tv)).toEqual({ 湖西队: 10, 舜师队: 4 })
  })

  it('reveals second, champion and benchmark on the wall as the director steps, and moves nothing that should be still', async () => {
    await press('在大屏上开始揭晓')
    await desk.getByRole('dialog').getByRole('button', { name: '在大屏上开始揭晓' }).click()
    await soon(wall).toMatch(/初榜揭晓/)
    await tv.evaluate(inPage('watch-motion'))

    await press('停在这一步')
    await press('下一步')
    await soon(wall).toMatch(/亚军\s*舜\s*舜师队\s*4 分/)
    await press('下一步')
    await soon(wall).toMatch(/冠军\s*湖\s*湖西队\s*10 分/)
    await press('下一步')
    await soon(wall).toMatch(/标杆\s*湖\s*湖1\s*湖西队\s*3G 5 部/)
    await press(/致谢/)
    await soon(wall).toMatch(/谢谢每一位.*湖1.*舜1.*湖2.*舜2/s)
    await press(/终榜$/)
    await soon(wall).toMatch(/湖西队 夺冠.*湖西队\s*10\s*:\s*舜师队\s*4.*标杆\s*湖1\s*3G 5 部/s)

    expect(await tv.evaluate('motions')).toEqual([])
  })

  it('is large and clear enough for a room at every step', async () => {
    const complaints: string[] = []
    // Its stage has colours of its own, so that one mode for a step is enough.
    for (const [n, { name, step }] of STEPS.entries()) {
      expectStatus(await director.put(`/contests/${contest.id}/ceremony`, { step, isHeld: true }), 200)
      await tv.emulateMedia({ colorScheme: n % 2 === 0 ? 'light' : 'dark', reducedMotion: 'reduce' })
      await soon(wall).toMatch(name)
      // The rays behind it reach beyond the stage.
      const read = (await wallComplaints(tv, '.ceremony')).filter((each) => !each.startsWith('cut in .ceremony '))
      const found = [...read, ...(await axeComplaints(tv))]
      complaints.push(...found.map((each) => `${step}: ${each}`))
    }

    expect(complaints).toEqual([])
  })

  it('leaves 终榜 on the wall in place of the race, also after the TV was switched on again', async () => {
    await press('结束揭晓')
    await soon(() => tv.locator('.ceremony').count()).toBe(0)
    expectStatus(await director.post(`/contests/${contest.id}/close`), 200)
    await soon(wall).toMatch(/终榜.*湖西队 夺冠/s)

    await tv.reload()

    await soon(wall).toMatch(/终榜.*湖西队 夺冠/s)
  })

  it('tells a member on the phone how they came in, and thanks, in place of the day’s tasks', async () => {
    const phone = await stage.pageOf(east.client, 'phone')
    await phone.goto('/')

    const card = phone.locator('section').filter({ has: phone.getByRole('heading', { name: '湖西队 夺冠' }) })
    await soon(() => card.innerText()).toMatch(/终榜.*舜师队：亚军.*第 2 名，共 4 人.*3G 2 部.*谢谢你，舜1/s)
    expect(await phone.getByText(/到下一名|今日重点/).count()).toBe(0)
    await phone.context().close()
  })

  it('prints a certificate for each winner, and saves it as a picture', async () => {
    await desk.goto(`/admin/contests/${contest.id}/certificates`)
    await soon(() => desk.locator('.certificate .name').allInnerTexts()).toEqual(['湖西队', '舜师队', '湖1'])

    const download = desk.waitForEvent('download')
    await press(/湖1 · 存成图片/)
    expect((await download).suggestedFilename()).toBe('湖1-被评为标杆.png')
    const pdf = await desk.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
  })
})
