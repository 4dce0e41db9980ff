import { afterAll, beforeAll, beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import { PASSWORD } from '#test/support/test-app'

describeInBrowser('the setup page of a server that other machines reach', () => {
  let stage: BrowserStage
  let printed: MockInstance<typeof console.log>
  beforeAll(async () => {
    printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    stage = await BrowserStage.open({ asksSetupCode: true })
  })
  beforeEach(() => printed.mockClear())
  afterAll(async () => {
    printed.mockRestore()
    await stage?.close()
  })

  const lastPrinted = (): string => String(printed.mock.calls.at(-1)?.[0])

  it('says where the code is, refuses another one at its field, and takes the address that the console prints', async () => {
    stage.expected.push(/403/)
    const page = await stage.page('phone')
    await page.goto('/setup')
    const code = page.getByLabel('设置代码')
    await page.getByText('代码显示在启动服务器的终端里').waitFor()
    const address = /http\S+/.exec(lastPrinted())?.[0] ?? ''
    const fill = async () => {
      await page.getByLabel('中心名称').fill('集商客中心')
      await page.getByLabel('主任姓名').fill('王主任')
      await page.getByLabel('账号', { exact: true }).fill('wang')
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: '建立中心' }).click()
    }

    await code.fill('aaaa-aaaa')
    await fill()
    await page.getByText('设置代码不对').waitFor()

    await page.goto('/sign-in')
    await page.goto(address)
    expect(await code.inputValue()).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}$/)
    await fill()
    await page.getByLabel('竞赛名称').waitFor()
    expect(stage.problems).toEqual([])
    await page.context().close()
  })
})
