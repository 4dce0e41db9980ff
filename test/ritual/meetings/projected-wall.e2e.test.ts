import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type ContestView, UNCHECKED } from '#shared/contest/contests/contract'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aDraft } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { aLogin, expectStatus } from '#test/support/test-app'

const DAY = '2015-04-10'
const METRICS = ['3G', '宽带', '融合', '千兆', '物联卡', '视联']
const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
]
const NAMES = ['严萍', '卫东', '赵敏', '钱小军', '欧阳文静', '周建国']
const WORDS = ['', '今天见分晓', '先走老街，再跑两栋写字楼', '不破不归']

/** Figures and names over several lines, text that is cut or smaller than 48 px of the stage, and what leaves the screen. */
const FAULTS = `(() => {
  const faults = []
  const wall = document.querySelector('.sums').closest('.wall')
  const frame = wall.getBoundingClientRect()
  for (const element of wall.querySelectorAll('*:not(.pages)')) {
    const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim() !== '')
    const box = element.getBoundingClientRect()
    if (own.length === 0 || box.width === 0) continue
    const text = element.textContent.trim()
    if (parseFloat(getComputedStyle(element).fontSize) < 48) faults.push('small: ' + text)
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) faults.push('cut: ' + text)
    if (box.right > innerWidth + 1 || box.bottom > frame.bottom + 1 || box.bottom > innerHeight) faults.push('outside: ' + text)
    const range = document.createRange()
    range.selectNodeContents(element)
    const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.bottom / 8)))
    const isProse = element.matches('.words, .words *, .who span')
    if (!isProse && lines.size > 1 && !element.matches('.cell')) faults.push('broken: ' + text)
  }
  return faults
})()`

describeInBrowser('the pledge wall', () => {
  let stage: BrowserStage
  let director: Client
  beforeAll(async () => {
    stage = await BrowserStage.open()
    director = await stage.app.setUp()
  })
  afterAll(() => stage?.close())
  afterEach(() => expect(stage.problems).toEqual([]))

  /** A running contest whose people have all pledged in every metric, with its morning meeting at the wall. */
  async function pledgedBy(people: number, metrics: number): Promise<string> {
    const { id } = (await director.post<ContestView>('/contests', { name: `${people} 人` })).body
    const draft = aDraft({
      offers: [],
      goals: [],
      metrics: METRICS.slice(0, metrics).map((name) => ({
        ...{ id: crypto.randomUUID(), name, unit: '户', pointsPerUnit: 1, countsWhen: 'recorded' },
        ...UNCHECKED,
      })),
    })
    const goals = draft.teams.flatMap(({ id: teamId }) =>
      draft.metrics.map(({ id: metricId }) => ({ teamId, metricId, target: 2_000, challenge: 2_500 })),
    )
    expectStatus(await director.put(`/contests/${id}`, { ...draft, goals }), 200)
    const rows = Array.from({ length: people }, (_, n) => ({
      name: `${NAMES[n % NAMES.length]}${n >= NAMES.length ? Math.floor(n / NAMES.length) : ''}`,
      login: aLogin(),
      team: draft.teams[n % 2]?.name ?? '',
      area: n % 3 === 0 ? '建材市场' : '东街',
    }))
    expectStatus(await director.post(`/contests/${id}/people`, { rows, isPreview: false }), 200)
    expectStatus(await director.post(`/contests/${id}/start`), 200)
    const { participants } = (await director.get<ContestView>(`/contests/${id}`)).body
    const early = { requestId: crypto.randomUUID(), businessDate: DAY, participantId: participants[0]?.id }
    const items = [{ metricId: draft.metrics[0]?.id, quantity: 1 }]
    expectStatus(await director.post(`/contests/${id}/deals`, { ...early, items }), 201)
    for (const [n, { id: participantId }] of participants.entries()) {
      const lines = draft.metrics.map(({ id: metricId }, at) => ({ metricId, quantity: 1 + ((n + at) % 12) }))
      const words = { sentence: WORDS[n % WORDS.length], support: n % 5 === 1 ? '样机两台' : '' }
      const pledge = { day: DAY, lines, ...words, participantId }
      expectStatus(await director.put(`/contests/${id}/pledges`, pledge), 200)
    }
    const meeting = `/contests/${id}/meetings/morning`
    const { agenda } = (await director.post<MeetingEditorView>(`${meeting}/open?day=${DAY}`)).body.view
    const item = agenda.findIndex((each) => each.type === 'pledges')
    expectStatus(await director.post(`${meeting}/item?day=${DAY}`, { item }), 200)
    return id
  }

  /** The rows of the sums: pledged and needed per metric, the whole contest first. */
  const sums = (page: Page) =>
    page
      .locator('.sums .row:not(.head)')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('.cell')].map((cell) => (cell.textContent ?? '').split('/').map(Number)),
        ),
      )

  const mustFit = async (page: Page, people: number) => {
    await page.locator('.sums').waitFor()
    await soon(() => page.locator('.sums .whole .people').innerText()).toBe(`${people}/${people}`)
    await soon(() => page.evaluate(FAULTS)).toEqual([])
    const [whole, ...teams] = await sums(page)
    for (const [metric, cell] of whole?.entries() ?? [])
      for (const side of [0, 1])
        expect(teams.reduce((sum, team) => sum + (team[metric]?.[side] ?? 0), 0)).toBe(cell[side])
  }
  const shoot = async (page: Page, name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/wall-${name}.png` })
  }

  // A contest for each number of people and each shape of their cards; the layout's own test tries every pair of them.
  it.each([
    [6, 1, 'zh-CN'],
    [6, 6, 'en-US'],
    [12, 3, 'zh-CN'],
    [12, 5, 'en-US'],
    [24, 1, 'en-US'],
    [24, 2, 'zh-CN'],
    [24, 4, 'zh-CN'],
    [24, 6, 'en-US'],
    [60, 1, 'zh-CN'],
    [60, 6, 'zh-CN'],
  ])('of %i people and %i metrics (%s) breaks, cuts and shrinks nothing', async (people, metrics, locale) => {
    const contestId = await pledgedBy(people, metrics)
    const page = await stage.pageOf(director, 'tv', { locale })
    await page.addInitScript({ content: `localStorage.setItem('dangxian.contest', '${contestId}')` })
    for (const viewport of SCREENS) {
      await page.setViewportSize(viewport)
      // The first of its pages has the sums; many pages take long to come back to it.
      await page.goto('/meetings/morning/show')

      await mustFit(page, people)
      await shoot(page, `${people}-${metrics}-${viewport.width}`)
    }
    if (people === 12 && metrics === 3) {
      for (const name of NAMES) await page.locator('.cards b', { hasText: name }).first().waitFor()
      await page.getByText('“今天见分晓”').first().waitFor()
      await page.getByText('求支撑：样机两台').first().waitFor()
      await page.locator('.cards .items b', { hasText: '3G 1+1' }).waitFor()
      const tv = await onTv(contestId)
      await mustFit(tv, people)
      await shoot(tv, 'tv')
      await tv.context().close()
    }
    await page.context().close()
  })

  async function onTv(contestId: string): Promise<Page> {
    const { body } = await director.post<NewDisplay>(`/contests/${contestId}/displays`, { name: '三楼', kind: 'tv' })
    const page = await stage.page('tv')
    await page.goto(body.url)
    return page
  }
})
