import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUnderCi } from '#server/platform/settings/config'
import type { AddPeopleView } from '#shared/contest/participants/pasted-people'
import type { DealPage } from '#shared/ledger/deals/contract'
import { addDays, dayOf } from '#shared/platform/time/time'
import type { DisplayView } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'
import { type AContest, aContest } from '#test/support/a-contest'
import { soon } from '#test/support/browser-hands'
import { PAGES } from '#test/support/browser-stage'
import type { Client } from '#test/support/client'
import type { Engine } from '#test/support/engines/engine'
import { firefox } from '#test/support/engines/firefox'
import { Visitor } from '#test/support/engines/visitor'
import { webkit } from '#test/support/engines/webkit'
import { freePort } from '#test/support/free-port'
import { expectStatus, TestApp } from '#test/support/test-app'

const TIMEZONE = 'Asia/Shanghai'
const PHONE = { width: 480, height: 844 }
const SCREEN = { width: 1280, height: 720 }
const missing = [webkit, firefox].filter(({ isThere }) => !isThere)
const toInstall = `apt-get install ${missing.map(({ packages }) => packages).join(' ')}`
if (missing.length > 0 && isUnderCi(process.env))
  throw new Error(`Under CI other engines are not skipped: ${toInstall}`)
if (missing.length > 0)
  console.warn(`Without ${missing.map(({ name }) => name).join(', ')} their tests are skipped: ${toInstall}`)

describe.each([webkit, firefox])("a member's day and the TV in $name", ({ isThere, start }) => {
  let app: TestApp
  let engine: Engine
  let director: Client
  let contest: AContest
  let password = ''
  let phone: Visitor
  let tv: Visitor

  beforeAll(async () => {
    if (!isThere) return
    const port = await freePort()
    const config = { port, publicUrl: `http://127.0.0.1:${port}`, hasRateLimits: true }
    ;[app, engine] = await Promise.all([TestApp.start({ webRoot: PAGES, config }), start()])
    director = await app.setUp()
    const today = dayOf(new Date(), TIMEZONE)
    const draft = { startsOn: addDays(today, -3), endsOn: addDays(today, 20) }
    contest = await aContest(app, director, { draft })
    password = await join('严萍', 'yanping', '湖西队')
    ;[phone, tv] = (await Promise.all(
      [PHONE, SCREEN].map(async (size) => new Visitor(await engine.page(size), app.origin)),
    )) as [Visitor, Visitor]
  })
  afterAll(async () => {
    await engine?.close()
    await app?.stop()
  })

  it.skipIf(!isThere)('pairs a TV by its code, and it shows the race', async () => {
    await tv.open('/tv')
    await soon(() => tv.text('.code')).toMatch(/^(\w\s*){6}$/)
    const code = await tv.text('.code')
    const paired = await director.post<DisplayView>(`/contests/${contest.id}/displays/pair`, { code, name: '大厅' })
    expectStatus(paired, 201)
    const always = { ...DEFAULT_SETTINGS, dark: null, pinned: 'race' }
    expectStatus(await director.put(`/contests/${contest.id}/displays/${paired.body.id}/settings`, always), 200)

    await soon(() => tv.raceFigures()).toEqual({ 湖西队: 0, 舜师队: 0 })
  })

  it.skipIf(!isThere)('signs a member in, and 今日 greets', async () => {
    await phone.open('/')
    await phone.fill('账号', 'yanping')
    await phone.fill('密码', password)
    await phone.press('button', '登录')

    await phone.sees(/，严萍/, 'heading')
    await phone.sees('报单', 'link')
  })

  it.skipIf(!isThere)('records a sale on 报单, and the ledger has it', async () => {
    await phone.press('link', '报单')
    await phone.press('button', /^3G/)
    await phone.press('button', '完成')

    await phone.sees('已记录', 'heading')
    const { body } = await director.get<DealPage>(`/contests/${contest.id}/deals`)
    expect(body.deals).toMatchObject([{ businessDate: dayOf(new Date(), TIMEZONE) }])
  })

  it.skipIf(!isThere)('shows the sale on 战况 and on the TV without a touch', async () => {
    await soon(() => tv.raceFigures()).toEqual({ 湖西队: 2, 舜师队: 0 })
    await phone.press('link', '战况')
    await soon(() => phone.raceFigures()).toEqual({ 湖西队: 2, 舜师队: 0 })
    expect([...(await phone.failures()), ...(await tv.failures())]).toEqual([])
  })

  async function join(name: string, login: string, team: string): Promise<string> {
    const rows = [{ name, login, team, area: '' }]
    const added = await director.post<AddPeopleView>(`/contests/${contest.id}/people`, { rows, isPreview: false })
    expectStatus(added, 200)
    return added.body.rows[0]?.password ?? ''
  }
})
