import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { gbk } from '#test/support/gbk'
import { expectStatus } from '#test/support/test-app'
import { aRow, csv, xlsx } from './an-import'

const TODAY = '2015-04-10'
const row = (reference: string, fields: Parameters<typeof aRow>[1] = {}) =>
  aRow(reference, { date: `${TODAY} 09:00`, ...fields })

describeInBrowser('the desk of 内勤', () => {
  let stage: BrowserStage
  let clerk: Client
  let contest: AContest
  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp({ name: '王主任' })
    clerk = await stage.app.anAccount(director, 'clerk', '内勤小周')
    contest = await aContest(stage.app, director, { perTeam: 2 })
    for (const reference of ['HX0001', 'HX0002', 'HX0003']) {
      const deal = aDeal(contest, { reference, businessDate: TODAY })
      expectStatus(
        (await contest.members[0]?.client.post(`/contests/${contest.id}/deals`, deal)) ?? { status: 0, body: '' },
        201,
      )
    }
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const file = (name: string, bytes: Buffer) => {
    const path = join(tmpdir(), `${process.pid}-${name}`)
    writeFileSync(path, bytes)
    return path
  }
  const deals = async () => (await clerk.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals

  it('imports a GBK list, corrects what was wrong, and settles what differs', async () => {
    const page = await stage.pageOf(clerk, 'desktop')
    await page.goto(`/admin/contests/${contest.id}/imports`)
    const list = csv([
      row('HX0001', { quantity: '2部' }),
      row('HX0002', { status: '已拆机' }),
      row('HX0003', { member: '湖2' }),
      row('HX0005', { member: '舜1', metric: '宽带（沃商务）' }),
      row('HX0006', { date: '前天' }),
    ])
    await page.locator('input[type=file]').setInputFiles(file('清单.csv', gbk(list)))
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByRole('button', { name: '写入 1 单' }).click()

    await page.getByRole('heading', { name: '对账：3 条待处理' }).waitFor()
    await page.getByText('日期看不懂').waitFor()
    await page.getByRole('button', { name: /^对方已退订/ }).click()
    await page.getByRole('listitem').filter({ hasText: 'HX0002' }).getByRole('button', { name: '退订' }).click()
    await page.getByText('内勤小周已退订').waitFor()
    await page.getByRole('button', { name: /^人不一样/ }).click()
    await page.getByRole('listitem').filter({ hasText: 'HX0003' }).getByRole('button', { name: '改判' }).click()
    await page.getByRole('button', { name: /^数量不一样/ }).click()
    await page.getByRole('listitem').filter({ hasText: 'HX0001' }).getByRole('button', { name: '按文件更正' }).click()
    await page.getByText('内勤小周已更正').waitFor()
    await page.getByRole('heading', { name: '对账：0 条待处理' }).waitFor()

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载这些行' }).click(),
    ])
    const [head = [], wrong = []] = (await readSheet(await download.path())).map((cells) =>
      cells.map((cell) => String(cell ?? '')),
    )
    const corrected = wrong.map((cell, n) => (head[n] === '受理时间' ? `${TODAY} 10:00` : cell))
    await page.goto(`/admin/contests/${contest.id}/imports`)
    await page.locator('input[type=file]').setInputFiles(file('改好.xlsx', await xlsx([corrected], head)))
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByRole('button', { name: '写入 1 单' }).click()
    await page.getByText('已写入').waitFor()
    await page.getByRole('heading', { name: /^对账/ }).waitFor()

    const counted = (await deals()).filter((deal) => deal.lines.some((line) => line.state === 'counted'))
    expect(counted.map((deal) => `${deal.reference} ${deal.participantName}`).sort()).toEqual([
      'HX0001 湖1',
      'HX0003 湖2',
      'HX0005 舜1',
      'HX0006 湖1',
    ])
    await page.context().close()
  })

  it('takes the ledger out as a workbook of the chosen days', async () => {
    const page = await stage.pageOf(clerk, 'desktop')
    await page.goto(`/admin/contests/${contest.id}/exports`)
    const card = page.getByRole('article').filter({ hasText: '台账' }).first()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('link', { name: 'Excel' }).click(),
    ])

    expect(download.suggestedFilename()).toMatch(/^沃马当先-台账-.*\.xlsx$/)
    const rows = await readSheet(await download.path())
    expect(rows[0]).toContain('冲正原因')
    expect(rows.length).toBeGreaterThan(3)
    await page.context().close()
  })
})
