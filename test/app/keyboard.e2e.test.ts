import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { aContest } from '#test/support/a-contest'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'

describeInBrowser('the quantity of a sale', () => {
  let stage: BrowserStage
  let member: Client
  beforeAll(async () => {
    stage = await BrowserStage.open()
    const contest = await aContest(stage.app, await stage.app.setUp())
    member = contest.members[0]?.client as Client
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it('shows where the keyboard is, and is tall enough for a thumb', async () => {
    const phone = await stage.pageOf(member, 'phone')
    await phone.goto('/deal')
    await phone.getByRole('group').getByRole('button').first().click()
    const quantity = phone.locator('fieldset input[inputmode=numeric]').first()

    await quantity.focus()

    expect(await phone.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    expect((await quantity.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await phone.context().close()
  })
})
