import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { OwnActivities } from '#shared/field/activities/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'

const VISIT = { id: randomUUID(), name: '走访', unit: '次', kind: 'visit', perDay: 10 } as const

describeInBrowser('a visit on 今日', () => {
  let stage: BrowserStage
  let contest: AContest

  beforeAll(async () => {
    stage = await BrowserStage.open()
    stage.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection to .* failed/)
    const director = await stage.app.setUp()
    contest = await aContest(stage.app, director, { draft: { activities: [VISIT] } })
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  const own = async () =>
    (await contest.member(0).client.get<OwnActivities>(`/contests/${contest.id}/activities/own`)).body

  it('is counted by one tap, takes its outcome by the second, and both wait for a signal', async () => {
    const page = await stage.pageOf(contest.member(0).client, 'phone')
    await page.goto('/')
    const visit = page.getByRole('button', { name: '走访', exact: true })
    const ring = (n: number) => page.getByRole('img', { name: `走访 ${n}，今天要 10 次`, exact: true })
    await ring(0).waitFor()

    await visit.tap()
    await ring(1).waitFor()
    await page.getByRole('button', { name: '有意向', exact: true }).tap()
    await soon(async () => (await own()).entries[0]?.outcome).toBe('interested')

    await page.context().setOffline(true)
    await visit.tap()
    await ring(2).waitFor()
    await page.getByText('待发 1').waitFor()
    await page.getByRole('button', { name: '已约', exact: true }).tap()
    await page.context().setOffline(false)
    await soon(async () => (await own()).entries.map(({ outcome }) => outcome)).toEqual(['booked', 'interested'])
    await page.getByText('待发 1').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: '撤销', exact: true }).tap()
    await ring(1).waitFor()
    await soon(async () => (await own()).figures).toEqual([{ activityId: VISIT.id, objects: 0, bare: 1 }])
  })
})
