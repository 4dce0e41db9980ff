import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import type { AContest } from '#test/support/a-contest'
import { aCrowdedContest, longName } from '#test/support/a-crowded-contest'
import { inPage, soon } from '#test/support/browser-hands'
import { BrowserStage, type Screen } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { olderChromium, plainPage } from '#test/support/engines/older-chromium'
import { Visitor } from '#test/support/engines/visitor'

const { isThere, program } = olderChromium
const TEAMS = 3
/** Chromium 105 has it; what looks over a page needs it. */
const VISIBILITY = `Element.prototype.checkVisibility ??= function () {
  return this.getClientRects().length > 0 && getComputedStyle(this).visibility === 'visible'
}`

describe.skipIf(!isThere)('in Chromium 103, in English and with names of 40 characters', () => {
  let stage: BrowserStage
  let director: Client
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open({ browser: program })
    director = await stage.app.setUp()
    contest = await aCrowdedContest(stage.app, director, TEAMS)
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  it.each([
    ['/', 'phone', /^Log a deal$/],
    ['/deal', 'phone', /^Log a deal$/],
    ['/board', 'phone', /^Scoreboard$/],
    ['/pledge', 'phone', /^Pledge wall$/],
    ['/me', 'phone', /^Sign out$/],
    ['/board', 'desktop', /^Scoreboard$/],
    ['/meetings/morning', 'desktop', /^Morning meeting/],
  ] as const)('%s on a %s is whole', async (path, screen, words) => {
    const visitor = await aVisitor(screen === 'phone' ? contest.member(0).client : director, screen)
    await visitor.open(path)
    await visitor.sees(words)

    await soon(() => complaintsOf(visitor)).toEqual([])
    expect(await visitor.failures()).toEqual([])
  })

  it('the TV names every team of the race, and cuts no figure', async () => {
    const { url } = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body
    const page = await stage.page('tv', { locale: 'en-US' })
    const tv = new Visitor(plainPage(page), '')
    await tv.open(url)

    for (let n = 0; n < TEAMS; n++) await tv.sees(new RegExp(longName(n).slice(0, 12)))
    await soon(() => complaintsOf(tv)).toEqual([])
    expect(await tv.failures()).toEqual([])
  })

  async function aVisitor(client: Client, screen: Screen): Promise<Visitor> {
    return new Visitor(plainPage(await stage.pageOf(client, screen, { locale: 'en-US' })), stage.app.origin)
  }
})

/** What is cut, broken or wider than the screen; contrast is looked at in a browser of today. */
async function complaintsOf({ page }: Visitor): Promise<string[]> {
  await page.run(`void (${VISIBILITY})`)
  const found = [...(await page.run<string[]>(inPage('look-over'))), ...(await page.run<string[]>(inPage('figures')))]
  return found.filter((each) => !each.startsWith('hard to read'))
}
