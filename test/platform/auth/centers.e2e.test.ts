import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { expectStatus } from '#test/support/test-app'

const LOGIN = '13800001234'

describeInBrowser('two centres on one server, and a login that exists in both', () => {
  let stage: BrowserStage
  let phone: Page
  beforeAll(async () => {
    stage = await BrowserStage.open()
    const director = await stage.app.setUp({ centerName: '甲中心' })
    const account = { role: 'director', name: '甲主任', login: LOGIN, password: 'the-first-one-1' }
    expectStatus(await director.post('/accounts', account), 201)
    const second = { centerName: '乙中心', name: '乙主任', login: LOGIN, password: 'the-second-one-2' }
    await stage.app.addCenter({ ...second, centerCode: 'bravo' })
    phone = await stage.page('phone')
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const signIn = async (password: string) => {
    await phone.getByLabel('账号', { exact: true }).fill(LOGIN)
    await phone.getByLabel('密码', { exact: true }).fill(password)
    await phone.getByRole('button', { name: '登录' }).tap()
  }
  const code = () => phone.getByLabel('中心代码')

  it('asks for the centre’s code, and says so in both languages', async () => {
    await phone.goto('/')
    await code().waitFor()
    expect(await code().inputValue()).toBe('')

    const desk = await stage.page('desktop', { locale: 'en-GB' })
    await desk.goto('/sign-in')
    await desk.getByLabel('Centre code').waitFor()
  })

  it('fills it in from the centre’s address, and leads into that centre', async () => {
    await phone.goto('/c/bravo')
    await code().waitFor()
    expect(await code().inputValue()).toBe('bravo')
    expect(new URL(phone.url()).pathname).toBe('/sign-in')

    await signIn('the-second-one-2')

    await phone.waitForURL((url) => url.pathname !== '/sign-in')
    expect(await phone.evaluate('fetch("/api/me").then((answer) => answer.json())')).toMatchObject({
      account: { name: '乙主任' },
      center: { name: '乙中心', code: 'bravo' },
    })
  })

  it('keeps the code on the device after signing out', async () => {
    await phone.evaluate('fetch("/api/sign-out", { method: "POST" })')
    await phone.goto('/sign-in')
    await code().waitFor()

    expect(await code().inputValue()).toBe('bravo')
  })
})
