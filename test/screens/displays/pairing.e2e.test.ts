import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { raceFigures, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

const STILL = { 湖西队: 0, 舜师队: 0 }

describeInBrowser('putting a TV on', () => {
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

  const theDesk = async () => {
    const desk = await stage.pageOf(director, 'desktop')
    await desk.goto(`/admin/contests/${contest.id}/displays`)
    return desk
  }

  it('takes a code at the desk; the TV starts by itself, after each power-on too', async () => {
    const tv = await stage.page('tv')
    await tv.goto('/tv')
    await soon(() => tv.locator('.code').innerText()).toMatch(/^(\w\s*){6}$/)
    const desk = await theDesk()

    await desk.getByLabel('配对码').fill(await tv.locator('.code').innerText())
    await desk.getByRole('button', { name: '接上', exact: true }).click()

    await soon(() => raceFigures(tv)).toEqual(STILL)
    await desk.getByText('大屏 1').waitFor()
    await tv.reload()
    await soon(() => raceFigures(tv)).toEqual(STILL)

    await tv.context().clearCookies()
    await tv.reload()
    await soon(() => tv.locator('.code').innerText()).toMatch(/^(\w\s*){6}$/)
    await desk.getByLabel('配对码').fill(await tv.locator('.code').innerText())
    await desk.getByRole('combobox', { name: '这是哪一块' }).click()
    await desk.getByRole('option', { name: '重新接上“大屏 1”' }).click()
    await desk.getByRole('button', { name: '接上', exact: true }).click()
    await soon(() => raceFigures(tv)).toEqual(STILL)
    expect(await desk.getByRole('button', { name: '作废' }).count()).toBe(1)
    await tv.context().close()
    await desk.context().close()
  })

  it('says at the field that a code is wrong', async () => {
    const desk = await theDesk()
    await desk.getByLabel('配对码').fill('AAAAAA')
    await desk.getByRole('button', { name: '接上', exact: true }).click()

    await desk.getByText('没有大屏在显示这个配对码').waitFor()
    await desk.context().close()
  })

  it('opens on the computer of the director, without a token in an address', async () => {
    const desk = await theDesk()
    const opened = desk.context().waitForEvent('page')
    await desk.getByRole('button', { name: '在这台电脑上打开大屏' }).click()

    const tab = await opened
    await soon(() => raceFigures(tab)).toEqual(STILL)
    expect(new URL(tab.url()).pathname + new URL(tab.url()).hash).toBe('/tv')
    await desk.context().close()
  })

  it('takes the code that a director’s phone has scanned', async () => {
    const tv = await stage.page('tv')
    await tv.goto('/tv')
    await soon(() => tv.locator('.code').innerText()).toMatch(/^(\w\s*){6}$/)
    const code = (await tv.locator('.code').innerText()).replaceAll(/\s/g, '')
    const phone = await stage.pageOf(director, 'phone')

    await phone.goto(`/admin/pair#${code}`)
    await phone.getByLabel('名称').fill('前台')
    await phone.getByRole('button', { name: '接上', exact: true }).tap()

    await phone.getByText('“前台”已接上').waitFor()
    await soon(() => raceFigures(tv)).toEqual(STILL)
    await tv.context().close()
    await phone.context().close()
  })

  it('follows what a director sets on the phone: the scene that stays, the language, and the dark hours', async () => {
    const desk = await theDesk()
    const opened = desk.context().waitForEvent('page')
    await desk.getByRole('button', { name: '在这台电脑上打开大屏' }).click()
    const tv = await opened
    await soon(() => raceFigures(tv)).toEqual(STILL)
    const phone = await stage.pageOf(director, 'phone')
    await phone.goto(`/admin/contests/${contest.id}/displays`)
    const row = phone.getByRole('listitem').filter({ hasText: '正在看' }).first()

    await row.getByRole('button', { name: '设置' }).tap()
    await row.getByRole('combobox', { name: '固定一个画面' }).click()
    await phone.getByRole('option', { name: '分业务对决' }).click()
    await row.getByRole('combobox', { name: '语言' }).click()
    await phone.getByRole('option', { name: 'English' }).click()
    await row.getByRole('button', { name: '保存，马上生效' }).tap()
    await row.getByText('固定：分业务对决').waitFor()

    await tv.getByRole('heading', { name: '3G' }).waitFor()
    await tv.getByText('Live', { exact: true }).waitFor()

    await row.getByRole('button', { name: '设置' }).tap()
    await row.getByLabel('夜里熄屏：从').fill('08:00')
    await row.getByLabel('夜里熄屏：到').fill('23:00')
    await row.getByRole('button', { name: '保存，马上生效' }).tap()

    await tv.getByText('Dark until 23:00').waitFor()
    await tv.getByRole('button', { name: 'Wake the TV' }).click()
    await tv.getByText('Dark until 23:00').waitFor({ state: 'hidden' })
    await phone.context().close()
    await desk.context().close()
  })

  it('is lit for ten minutes where a person opens it at night, and then dark until the morning', async () => {
    await stage.moveTo('2015-04-10T21:00:00+08:00')
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '夜里' })
    const tv = await stage.page('tv')

    await tv.goto(made.body.url)
    await soon(() => raceFigures(tv)).toEqual(STILL)
    expect(await tv.getByText(/07:30/).count()).toBe(0)

    await stage.moveTo('2015-04-10T21:11:00+08:00')
    await tv.getByText(/07:30/).waitFor()
    await tv.context().close()
  })
})
