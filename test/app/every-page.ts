import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import type { BenchmarkView } from '#shared/ritual/benchmarks/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { allPages, ritualPages } from '#test/support/all-pages'
import { inPage, soon } from '#test/support/browser-hands'
import { BrowserStage, describeInBrowser } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import { goTo } from '#test/support/go-to'
import { axeComplaints, layoutComplaints } from '#test/support/page-complaints'
import { expectStatus } from '#test/support/test-app'

/**
 * One look per mode; in English, which is longer, a desk at 200 % too. What long names and large totals break at these
 * widths is looked for on a hostile site, and all other looks are for the screenshots.
 */
const LOOKS = {
  'zh-CN': { 390: 'light' },
  'en-US': { 720: 'light', 1920: 'dark' },
} as const
/** A desk of 1440×900 at 200 % has half of it in each direction. */
const HEIGHTS: Record<string, number> = { 390: 844, 720: 450 }
type Language = keyof typeof LOOKS
/** Each a test of its own, as a director has more pages than one test has time for. */
const MOST_MS = 300_000
const PARTS = [
  ['nobody', 'pages'],
  ['member', 'pages'],
  ['director', 'pages'],
  ['director', 'desk'],
] as const
const LETTERS = { 'zh-CN': /[\u4e00-\u9fff]/, 'en-US': /[A-Za-z]{3}/ }
const TODAY = '2015-04-10'
/** What people have written stays as it is in either language. */
const WRITTEN =
  /集商客中心|王主任|沃马当先|秋季赛|你追我赶|湖西队|舜师队|一马当先|舜势而上|[湖舜]\d?|宽带|融合套餐|融合|东街|大厅|今天拿下建材市场！|录错了|先问月租，再报价|客户嫌贵，先算账|稳扎稳打|想要便宜一点|一起跑建材市场|简体中文|严萍 11月30日 09:12|[部户套]/g
const features = readdirSync('web/i18n/zh-CN', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => basename(file, '.json'))
/** An address of an example may begin with the name of a feature. */
const MISSING = new RegExp(
  `(?<![\\w./-])(?!\\w+\\.example\\.)((${features.join('|')})(\\.[a-zA-Z][\\w-]*)+|[a-z]+\\.[a-zA-Z]+\\.[a-zA-Z]+)`,
  'g',
)

/** Looks at every page in one language, in a file of its own for each: together they take longer than all other tests. */
export const describeEveryPage = (language: Language) =>
  describeInBrowser(`every page in ${language}`, () => {
    let stage: BrowserStage
    let director: Client
    let contest: AContest
    let draft: string
    let tvUrl: string
    let bossUrl: string
    let watchUrl: string
    let ritual: Awaited<ReturnType<typeof theRitual>>

    beforeAll(async () => {
      stage = await BrowserStage.open()
      director = await stage.app.setUp({ name: '王主任' })
      contest = await aContest(stage.app, director, { perTeam: 3 })
      draft = (await director.post<ContestView>('/contests', { name: '秋季赛' })).body.id
      tvUrl = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })).body.url
      const forBoss = { name: '大厅', kind: 'boss' }
      bossUrl = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, forBoss)).body.url
      const forAll = { name: '大厅', kind: 'watch' }
      watchUrl = (await director.post<NewDisplay>(`/contests/${contest.id}/displays`, forAll)).body.url
      for (const [n, { client }] of contest.members.entries()) await work(client, n)
      await disputes()
      ritual = await theRitual()
    })
    afterAll(() => stage?.close())
    afterEach(() => expect(stage.problems).toEqual([]))

    it('has no fault that a reader would notice', async () => {
      const page = await stage.page('desktop')
      await page.goto('/sign-in')
      await page.getByRole('button', { name: '登录' }).waitFor()
      await page.evaluate(inPage('spoil'))

      expect((await complaintsOf(page, 'page', 'en-US')).map((each) => each.slice(6))).toEqual([
        expect.stringMatching(/^scrolls sideways/),
        'off the screen: far away',
        'cut off: long words',
        expect.stringMatching(/^nameless/),
        'broken figure: 1234567',
        'hard to read (1.0:1): pale',
        'missing texts: today.gap.none',
        expect.stringMatching(/^Chinese/),
      ])
      await page.context().close()
    })

    it.each(PARTS)(
      'is whole at every width, for a %s: %s',
      async (who, part) => {
        const isAtDesk = (path: string) => path.startsWith('/admin/contests/')
        const paths = allPages({ contestId: contest.id, draftId: draft })[who].filter(
          (path) => isAtDesk(path) === (part === 'desk'),
        )
        const page = await open(who, language)
        const complaints: string[] = []
        for (const path of paths) complaints.push(...(await lookOver(page, path, language)))
        expect(complaints).toEqual([])
        await page.context().close()
      },
      MOST_MS,
    )

    it.each(['member', 'director'] as const)('is whole through the daily ritual, for a %s', async (who) => {
      const page = await open(who, language)
      const complaints: string[] = []
      for (const path of [...ritual.everybody, ...ritual[who]])
        complaints.push(...(await lookOver(page, path, language)))
      expect(complaints).toEqual([])
      await page.context().close()
    })

    it('is whole at the wall, item by item', async () => {
      const wall = await stage.pageOf(director, 'tv', { locale: language, reducedMotion: 'reduce' })
      await wall.goto('/meetings/morning/show')
      const steps = wall.locator('footer i')
      await steps.first().waitFor()
      // A closed meeting shows its send-off.
      for (let n = 1; n < (await steps.count()); n++) await wall.keyboard.press('ArrowLeft')
      const complaints: string[] = []
      for (let n = 1; n <= (await steps.count()); n++) {
        await wall.locator('header').getByText(`${n} / `).waitFor()
        complaints.push(...(await complaintsOf(wall, `wall ${n}`, language)))
        complaints.push(...(await axeComplaints(wall)).map((each) => `wall ${n}: ${each}`))
        await wall.keyboard.press('ArrowRight')
      }
      expect(complaints).toEqual([])
      await wall.context().close()
    })

    it('is whole for the boss, and once the link is off', async () => {
      const boss = await open('nobody', language)
      const complaints = await lookOver(boss, new URL(bossUrl).pathname + new URL(bossUrl).hash, language)
      await boss.goto('/')
      complaints.push(...(await lookOver(boss, `/boss#${'0'.repeat(43)}`, language)))
      expect(complaints).toEqual([])
      await boss.context().close()
    })

    it('is whole for onlookers', async () => {
      const onlooker = await open('nobody', language)
      const complaints = await lookOver(onlooker, new URL(watchUrl).pathname + new URL(watchUrl).hash, language)
      expect(complaints).toEqual([])
      await onlooker.context().close()
    })

    it('is whole on the TV', async () => {
      const tv = await stage.page('tv', { locale: language })
      await tv.goto(tvUrl)
      await tv.locator('main header').waitFor()
      expect([...(await complaintsOf(tv, 'TV', language)), ...(await axeComplaints(tv))]).toEqual([])
      await tv.context().close()
    })

    async function open(who: 'nobody' | 'member' | 'director', locale: string): Promise<Page> {
      if (who === 'nobody') return stage.page('desktop', { locale })
      const client = who === 'director' ? director : contest.members[0]?.client
      return stage.pageOf(client as Client, 'desktop', { locale })
    }

    /** A morning that was held, a lesson, a benchmark and reports; the pages that show them. */
    async function theRitual() {
      const path = `/contests/${contest.id}`
      const day = `?day=${TODAY}`
      const member = contest.members[0]?.client as Client
      const card = { id: randomUUID(), kind: 'lesson', title: '先问月租，再报价', story: '客户嫌贵，先算账' }
      const lesson = await member.post('/playbook', { ...card, moment: 'opening', metric: '3G', contestId: contest.id })
      expectStatus(lesson, 201)
      expectStatus(await member.post(`/playbook/${card.id}/publish`, { contestId: contest.id }), 200)
      const voice = { kind: 'suggestion', text: '想要便宜一点', count: 2 }
      expectStatus(await member.post(`${path}/voices`, voice), 201)
      const citation = {
        participantId: contest.members[0]?.participantId,
        metricId: null,
        week: null,
        citation: '稳扎稳打',
      }
      const named = await director.post<BenchmarkView>(`${path}/benchmarks`, { id: randomUUID(), ...citation })
      expectStatus(named, 201)
      const focus = { value: '一起跑建材市场', revision: 0 }
      expectStatus(await director.put(`${path}/meetings/morning/fields/focus${day}`, focus), 200)
      for (const step of ['open', 'close'])
        expectStatus(await director.post(`${path}/meetings/morning/${step}${day}`), 200)
      const daily = await director.post<ReportView>(`${path}/reports`, { kind: 'daily', day: TODAY })
      expectStatus(await director.post(`${path}/reports/${daily.body.id}/publish`), 200)
      const weekly = await director.post<ReportView>(`${path}/reports`, { kind: 'weekly', day: TODAY })
      expectStatus(weekly, 201)
      const keys = { reportIds: [daily.body.id], benchmarkIds: [named.body.id], cardIds: [card.id] }
      return {
        everybody: [...ritualPages(keys), `/meetings/morning/minutes/${TODAY}`],
        member: [`/playbook/${card.id}/edit`],
        director: [`/reports/${weekly.body.id}`, '/playbook/new'],
      }
    }

    /** Two deals with one number, of which a line is cancelled, and an objection that is answered and ruled on. */
    async function disputes(): Promise<void> {
      const path = `/contests/${contest.id}`
      const [one, other] = contest.members.map((member) => member.client) as [Client, Client]
      const deal = aDeal(contest, { businessDate: TODAY, reference: '053800001' })
      const first = await one.post<{ id: string }>(`${path}/deals`, deal)
      const second = await other.post(`${path}/deals`, { ...deal, requestId: randomUUID() })
      expectStatus(second, 201)
      const objection = { dealId: first.body.id, sentence: '录错了' }
      const opened = await other.post<{ id: string }>(`${path}/disputes`, objection)
      expectStatus(opened, 201)
      expectStatus(await one.put(`${path}/disputes/${opened.body.id}/answer`, { answer: '录错了' }), 200)
      const ruling = { outcome: 'stands', reason: '录错了' }
      expectStatus(await director.post(`${path}/disputes/${opened.body.id}/ruling`, ruling), 200)
      expectStatus(await director.post(`${path}/deals/${first.body.id}/cancellation`, { reason: '录错了' }), 204)
    }

    async function work(client: Client, n: number): Promise<void> {
      const lines = [{ metricId: contest.g3, quantity: 3 }]
      const pledge = { day: TODAY, lines, sentence: '今天拿下建材市场！' }
      expectStatus(await client.put(`/contests/${contest.id}/pledges`, pledge), 200)
      const items = [{ offerId: contest.offer, quantity: n + 1 }]
      const path = `/contests/${contest.id}/deals`
      const recorded = await client.post<{ id: string }>(path, aDeal(contest, { businessDate: TODAY, items }))
      expectStatus(recorded, 201)
      const withdrawal = `${path}/${recorded.body.id}/withdrawal`
      if (n === 1) expectStatus(await client.post(withdrawal, { reason: '录错了' }), 204)
    }
  })

const isSignedIn = async (page: Page) =>
  (await page.context().cookies()).some(({ name }) => name === 'dangxian_session')

/** A page at all widths. */
async function lookOver(page: Page, path: string, language: Language): Promise<string[]> {
  // Without a session each page is opened from outside, by its address.
  if (await isSignedIn(page)) await goTo(page, path)
  else await page.goto(path)
  await page.locator('h1, h2').filter({ visible: true }).first().waitFor()
  await soon(() => page.locator('.animate-pulse').count()).toBe(0)
  if (path === '/deal') await page.getByRole('group').getByRole('button').first().click()
  const complaints: string[] = []
  // Every change of the colours repaints the page, so the look that it already has comes first.
  const isDark = await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches")
  const looks = Object.entries(LOOKS[language]).sort(([, one], [, other]) => one.localeCompare(other))
  for (const [width, colorScheme] of isDark ? looks : looks.toReversed()) {
    await page.setViewportSize({ width: Number(width), height: HEIGHTS[width] ?? 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(colorScheme === 'dark' ? 'html.dark' : 'html:not(.dark)').waitFor({ state: 'attached' })
    const where = `${path} ${width} ${colorScheme}`
    let found = await complaintsOf(page, where, language)
    // An icon or a list may still be on its way: what is wrong stays wrong once nothing more comes.
    if (found.length > 0) {
      await page.waitForLoadState('networkidle')
      found = await complaintsOf(page, where, language)
    }
    complaints.push(...found)
    if (width === '720')
      complaints.push(...(await page.evaluate<string[]>(inPage('room-to-read'))).map((each) => `${where}: ${each}`))
    // On the phone in light, on the large screen in dark: axe takes as long as all else.
    if (width !== '720') complaints.push(...(await graveOf(page)).map((each) => `${where}: ${each}`))
  }
  return complaints
}

/** A colour may still be on its way to the other mode: what is wrong stays wrong. */
async function graveOf(page: Page): Promise<string[]> {
  let found = await axeComplaints(page)
  for (let looks = 0; found.length > 0 && looks < 4; looks++) {
    await page.waitForTimeout(500)
    found = await axeComplaints(page)
  }
  return found
}

async function complaintsOf(page: Page, where: string, language: Language): Promise<string[]> {
  const complaints = await layoutComplaints(page)
  const text = await page.evaluate<string>(inPage('text-of-page'))
  const missing = text.match(MISSING)
  if (missing) complaints.push(`missing texts: ${missing}`)
  if (!LETTERS[language].test(text)) complaints.push('speaks another language')
  const chinese = text.replace(WRITTEN, '').match(/.{0,12}[\u4e00-\u9fff].{0,12}/g)
  if (chinese && language !== 'zh-CN') complaints.push(`Chinese: ${chinese}`)
  return complaints.map((each) => `${where}: ${each}`)
}
