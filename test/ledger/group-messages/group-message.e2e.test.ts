import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser, type Screen } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

const MEMBERS = 12
const CUSTOMERS = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹']

/** A day of the group: thirty lines as colleagues type them, talk between them, and four to look at. */
function aDay(contest: AContest, tag: string, many: number): string {
  const says = [
    (name: string) => `东街 ${name} 宽带${many} ${tag}`,
    (name: string) => `${name}宽带${many}户，3G1部 ${tag}`,
    (name: string) => `${name}：３Ｇ${many} ${tag}`,
  ]
  const lines = Array.from({ length: 26 }, (_, n) => {
    const { name } = contest.member(n % (MEMBERS * 2))
    return `${n + 1}. ${says[n % 3]?.(`${name}`)} 客户${CUSTOMERS[n]}`
  })
  const doubtful = ['赵四 宽带1', '湖1 光猫2', '湖2 宽带', '湖3 宽带拆机1'].map((line) => `${line} ${tag}`)
  return ['#接龙', '今日报单', ...lines, ...doubtful, '收到'].join('\n')
}

describeInBrowser('粘贴群消息 in the browser', () => {
  let stage: BrowserStage
  let clerk: Client
  let contest: AContest
  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp()
    clerk = await stage.app.anAccount(director, 'clerk', '内勤小周')
    contest = await aContest(stage.app, director, { perTeam: MEMBERS })
    const captain = `/contests/${contest.id}/people/${contest.member(0).participantId}`
    expectStatus(await director.patch(captain, { isCaptain: true }), 200)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))
  const deals = async () => (await clerk.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals

  it.each([
    ['desktop', '楼上', 2, '/admin/contests/:id/group'],
    ['phone', '楼下', 3, '/group'],
  ] as const)('has thirty lines of a day written by 内勤 on a %s', async (screen: Screen, tag, many, path) => {
    const before = (await deals()).length
    const page = await stage.pageOf(clerk, screen)
    await page.goto(path.replace(':id', contest.id))
    await page.getByRole('textbox', { name: '群消息' }).fill(aDay(contest, tag, many))
    await page.getByRole('button', { name: '读一读' }).click()

    await page.getByText('可以写入 26 行 · 要看一眼 4 行').waitFor()
    const row = (text: string) => page.getByRole('listitem').filter({ hasText: text })
    expect(await row('赵四').getByText('没认出是谁，请选人。').isVisible()).toBe(true)
    await row('赵四').getByRole('button', { name: '改' }).click()
    await row('赵四').getByLabel('是谁的').selectOption({ label: '舜1' })
    await row('赵四').getByRole('button', { name: '就这样' }).click()
    await row('光猫').getByRole('button', { name: '改' }).click()
    await row('光猫').getByRole('button', { name: '宽带', exact: true }).click()
    await row('光猫').getByRole('button', { name: '就这样' }).click()
    await row(`湖2 宽带 ${tag}`).getByRole('checkbox').click()
    const main = page.getByRole('button', { name: '写入 29 单' })
    await main.click()

    await page.getByText('刚写入 29 行').first().waitFor()
    expect(await deals()).toHaveLength(before + 29)
    expect((await deals()).filter(({ source }) => source !== 'group')).toEqual([])
    await page.getByRole('button', { name: '另贴一段' }).click()
    await page.getByRole('textbox', { name: '群消息' }).fill(aDay(contest, tag, many))
    await page.getByRole('button', { name: '读一读' }).click()
    await page.getByText('写过 29 行').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  it('says in the ledger that a sale is from the group, and by whom', async () => {
    const page = await stage.pageOf(clerk, 'desktop')
    await page.goto(`/admin/contests/${contest.id}/ledger`)

    await page
      .getByText(/内勤小周于 .* 从群消息代报/)
      .first()
      .waitFor()
  })

  it('has a captain write for the own team from 报单, and for none of the other', async () => {
    const page = await stage.pageOf(contest.member(0).client, 'phone')
    await page.goto('/deal')
    await page.getByRole('link', { name: '粘贴群消息' }).click()
    await page.getByRole('textbox', { name: '群消息' }).fill('湖4 宽带7\n舜4 宽带7')
    await page.getByRole('button', { name: '读一读' }).click()

    await page.getByText('不归你代报').waitFor()
    await page.getByRole('button', { name: '写入 1 单' }).click()
    await page.getByText('刚写入 1 行').first().waitFor()
  })
})
