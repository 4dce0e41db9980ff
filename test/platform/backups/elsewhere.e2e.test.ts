import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

describeInBrowser('the page of backups where two centres share the server', () => {
  let stage: BrowserStage
  let first: Client
  let second: Client
  beforeAll(async () => {
    stage = await BrowserStage.open()
    first = await stage.app.setUp()
    second = await stage.app.addCenter()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it.each([
    ['the first centre', () => first],
    ['the second centre', () => second],
  ])('tells a director of %s who sees to them, and shows neither copies nor folder', async (_, whose) => {
    const page = await stage.pageOf(whose(), 'desktop')
    await page.goto('/admin/backups')

    await page.getByText('备份由管理员负责').waitFor()
    const text = await page.getByRole('main').innerText()
    expect(text).toContain('要备份或恢复请找服务器的管理员')
    expect(text).not.toMatch(/\.sqlite|\/backups|undefined/)
    expect(await page.getByRole('button', { name: '现在备份' }).count()).toBe(0)
    await page.context().close()
  })

  it('says it in English too', async () => {
    const page = await stage.pageOf(second, 'desktop', { locale: 'en-GB' })
    await page.goto('/admin/backups')

    await page.getByText('The administrator sees to backups').waitFor()
    await page.context().close()
  })
})
