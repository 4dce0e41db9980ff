import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { aWorkbook } from '#test/support/a-workbook'
import { sell } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { expectStatus } from '#test/support/test-app'

describeInBrowser('the people of a centre', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest
  let desk: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp({ name: '王主任' })
    contest = await aContest(stage.app, director)
    desk = await stage.pageOf(director, 'desktop')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('reset a forgotten password on their own phone, by a QR that works once', async () => {
    await desk.goto(`/admin/contests/${contest.id}/people`)
    await desk.getByRole('button', { name: '修改 湖1' }).click()
    await desk.getByRole('link', { name: /^账号 .*：密码/ }).click()
    await desk.getByRole('button', { name: '出重设密码的二维码' }).click()
    await desk.getByRole('img', { name: '湖1的重设密码二维码' }).waitFor()
    const url = await desk.getByLabel('湖1的重设密码链接').inputValue()

    const phone = await stage.page('phone')
    await phone.goto(url)
    await phone.getByText('湖1', { exact: true }).waitFor()
    await phone.getByLabel('新密码').fill('a-better-one-9')
    await phone.getByRole('button', { name: '设好并登录' }).tap()
    await phone.getByText(/好，湖1$/).waitFor()

    const other = await stage.page('phone')
    await other.goto(url)
    await other.getByText('这个二维码用不了').waitFor()
    await other.getByText(/已经用过/).waitFor()
    await phone.context().close()
    await other.context().close()
  })

  it('say next to every QR that no phone can open an address of this machine alone, and what to do', async () => {
    const told = desk.getByText('手机和别的电脑打不开这个地址')
    const remedy = desk.getByRole('main').getByRole('link', { name: '手机和网址' })

    await desk.goto(`/admin/contests/${contest.id}/people`)
    await desk.getByRole('tab', { name: '邀请' }).click()
    await told.waitFor()
    await remedy.waitFor()

    await desk.goto(`/admin/contests/${contest.id}/displays`)
    await desk.locator('form').filter({ hasText: '新建' }).getByLabel('名称').fill('大厅电视')
    await desk.getByRole('button', { name: '新建' }).click()
    await desk.getByRole('img', { name: '大厅电视 的二维码' }).waitFor()
    await told.waitFor()
    await remedy.waitFor()
  })

  it('come in by a workbook, put right in the preview before anything is written', async () => {
    const rows = [
      ['姓名', '手机号或工号', '队名', '包区', '队长'],
      ['严萍', 13800001111, '湖西队', '建材市场', '是'],
      ['赵磊', 13800002222, '舜帅队', '西关', ''],
    ]
    await desk.goto(`/admin/contests/${contest.id}/people`)
    await desk.getByRole('tab', { name: '上传名单' }).click()
    await desk
      .getByLabel('上传文件')
      .last()
      .setInputFiles({ name: '名单.xlsx', mimeType: '', buffer: await aWorkbook(rows) })
    await desk.getByText('没有这支队伍').waitFor()
    expect(await desk.getByRole('button', { name: /^写入/ }).count()).toBe(0)

    await desk.getByLabel('第 3 行 队伍').fill('舜师队')
    await desk.getByRole('button', { name: '再看一遍' }).click()
    await desk.getByRole('button', { name: '写入 2 人' }).click()
    await desk.getByText('2 行都已写入').waitFor()

    const { participants } = (await director.get<ContestView>(`/contests/${contest.id}`)).body
    expect(participants.slice(-2)).toMatchObject([
      { name: '严萍', area: '建材市场', isCaptain: true },
      { name: '赵磊', area: '西关', isCaptain: false },
    ])
  })

  it('have a captain who logs a sale for a teammate, which says so', async () => {
    const [, captain] = contest.members
    const path = `/contests/${contest.id}/people/${captain?.participantId}`
    expectStatus(await director.patch(path, { isCaptain: true }), 200)
    const phone = await stage.pageOf(captain?.client as Client, 'phone')
    await phone.goto('/deal')
    await phone.getByLabel('替谁报单（代报）').selectOption({ label: '赵磊' })
    expect(await phone.getByLabel('替谁报单（代报）').textContent()).not.toContain('湖1')
    await sell(phone, /^3G/, { isThere: true })
    await phone.getByText('赵磊 · 3G 1 部').waitFor()

    await phone.goto('/deals')
    await phone.getByText('替 赵磊 代报').waitFor()
    await desk.goto(`/admin/contests/${contest.id}/ledger`)
    await desk.getByText(/^舜1 代报/).waitFor()
    await phone.context().close()
  })

  it('leave a contest, keep their name on its lines, and return', async () => {
    await desk.goto(`/admin/contests/${contest.id}/people`)
    await desk.getByRole('button', { name: '修改 赵磊' }).click()
    await desk.getByRole('button', { name: '移出竞赛' }).click()
    await desk
      .getByRole('dialog', { name: /^把 赵磊 移出/ })
      .getByRole('button', { name: '移出竞赛' })
      .click()
    await desk.getByText(/10日 离队/).waitFor()
    await desk.goto(`/admin/contests/${contest.id}/ledger`)
    await desk.getByText('赵磊', { exact: true }).first().waitFor()

    await desk.goto(`/admin/contests/${contest.id}/people`)
    await desk.getByRole('button', { name: '修改 赵磊' }).click()
    await desk.getByRole('button', { name: '恢复参赛' }).click()
    await desk.getByText(/离队/).waitFor({ state: 'detached' })
  })
})
