import { beforeAll, describe, expect, it } from 'vitest'
import { Session } from '#server/platform/auth/session.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { AuditPage } from '#shared/platform/audit/contract'
import type { DisplayKind } from '#shared/platform/auth/contract'
import type { DisplaySession, DisplayView, NewDisplay } from '#shared/screens/displays/contract'
import { Screen } from '#test/journal/live/screen'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const AS_WATCH = { 'x-dangxian-as': 'watch' }

describe('a link for onlookers', () => {
  const { app, director } = useApp({ at: '2015-04-10T09:00:00+08:00', center: { name: '王主任' } })
  const { contest } = useContest({ per: 'file' })
  let path: string
  beforeAll(() => {
    path = `/contests/${contest.id}/displays`
  })

  const aLink = async (kind: DisplayKind = 'watch') => {
    const reply = await director.post<NewDisplay>(path, { name: '三楼', kind })
    expectStatus(reply, 201)
    return { ...reply.body, token: new URL(reply.body.url).hash.slice(1) }
  }
  const anOnlooker = async (token: string, browser = app.anonymous()) => {
    expectStatus(await browser.post('/display-session', { token, kind: 'watch' }), 200)
    return browser
  }
  const watchingOf = async (id: string) =>
    (await director.get<DisplayView[]>(path)).body.find((each) => each.id === id)?.watching
  const sessions = () => app.get(UnitOfWork).read(() => app.get(UnitOfWork).manager.count(Session))

  it('opens a page of its own and says who shared what', async () => {
    const { url, token, display } = await aLink()
    const onlooker = await anOnlooker(token)

    expect(url).toMatch(/^http:\/\/dangxian\.test\/watch#[\w-]{43}$/)
    expect(display).toMatchObject({ kind: 'watch', madeBy: '王主任', lastSeenAt: null, watching: 0 })
    const { body } = await onlooker.get<DisplaySession>('/display-session', AS_WATCH)
    expect(body).toMatchObject({ contestName: '沃马当先', name: '三楼', madeBy: '王主任' })
  })

  it('lets hundreds in without a session for any of them, and turns none out for another one', async () => {
    const { token, display } = await aLink()
    const before = await sessions()

    const onlookers = await Promise.all(Array.from({ length: 40 }, () => anOnlooker(token)))

    expect(await sessions()).toBe(before)
    const answers = await Promise.all(
      onlookers.map((each) => each.get(`/contests/${contest.id}/live`, AS_WATCH).then((reply) => reply.status)),
    )
    expect(new Set(answers)).toEqual(new Set([200]))
    const listed = (await director.get<DisplayView[]>(path)).body.find((each) => each.id === display.id)
    expect(listed?.lastSeenAt).not.toBeNull()
  })

  it('leaves a member who looks on signed in', async () => {
    const member = contest.member(0)
    const { token } = await aLink()

    await anOnlooker(token, member.client)

    expectStatus(await member.client.get('/me'), 200)
    expect((await member.client.get('/me', AS_WATCH)).body.code).toBe('forbidden')
  })

  it('is known on its own page only', async () => {
    const [watch, boss, tv] = [await aLink('watch'), await aLink('boss'), await aLink('tv')]
    const browser = app.anonymous()
    for (const [token, kind] of [
      [watch.token, 'tv'],
      [watch.token, 'boss'],
      [boss.token, 'watch'],
      [tv.token, 'watch'],
    ])
      expect((await browser.post('/display-session', { token, kind })).body.code).toBe('not_found')
  })

  it('shows team totals and public lists, and neither pledges nor leave nor disputes nor areas', async () => {
    const [own] = contest.members as [Member]
    const sentence = '今天拿下建材市场'
    const lines = [{ metricId: contest.g3, quantity: 3 }]
    expectStatus(await own.client.put(`/contests/${contest.id}/pledges`, { day: '2015-04-10', lines, sentence }), 200)
    const { participantId } = contest.member(1)
    const absence = { day: '2015-04-10', participantId, kind: 'leave' }
    expectStatus(await director.put(`/contests/${contest.id}/absences`, absence), 200)
    const onlooker = await anOnlooker((await aLink()).token)
    const watching = new Screen(onlooker, contest.id, { as: 'watch' })
    await watching.untilLive()

    const customer = { customerName: '张三丰', customerPhone: '13812345678' }
    expectStatus(await own.client.post(`/contests/${contest.id}/deals`, aDeal(contest, customer)), 201)
    const { seq } = (await onlooker.get<LiveSnapshot>(`/contests/${contest.id}/live`, AS_WATCH)).body
    await watching.until(seq)

    const { body } = await onlooker.get<LiveSnapshot>(`/contests/${contest.id}/live`, AS_WATCH)
    expect(body.teams.find((each) => each.teamId === own.teamId)?.whole.points).toBe(2)
    expect(body).toMatchObject({ pledges: [], ritual: { meetings: [], absent: [] } })
    expect(body.lines).toBeUndefined()
    const told = JSON.stringify([body, watching.state, watching.arrived])
    for (const secret of [sentence, '东街', '张三丰', '13812345678']) expect(told).not.toContain(secret)
    expect(watching.state.teams).toEqual(body.teams)
    watching.close()
  })

  it('tells the director how many watch, and puts them all out when it is revoked', async () => {
    const { token, display } = await aLink()
    const onlookers = await Promise.all([anOnlooker(token), anOnlooker(token), anOnlooker(token)])
    const screens = onlookers.map((each) => new Screen(each, contest.id, { as: 'watch' }))
    await Promise.all(screens.map((screen) => screen.untilLive()))
    expect(await watchingOf(display.id)).toBe(3)

    expectStatus(await director.delete(`${path}/${display.id}`), 204)

    await Promise.all(screens.map((screen) => expect.poll(() => screen.link.status).toBe('refused')))
    expect(await watchingOf(display.id)).toBe(0)
    const [first] = onlookers
    expect((await first?.get(`/contests/${contest.id}/live`, AS_WATCH))?.status).toBe(401)
    expect((await first?.post('/display-session', { token, kind: 'watch' }))?.body.code).toBe('not_found')
    for (const screen of screens) screen.close()
  })

  it('is noted when it is made and revoked, with what it shows', async () => {
    const { display } = await aLink('boss')
    expectStatus(await director.delete(`${path}/${display.id}`), 204)

    const { lines } = (await director.get<AuditPage>('/audit')).body
    expect(lines.slice(0, 2).map(({ action, subject, after }) => ({ action, subject, after }))).toEqual([
      { action: 'display.revoked', subject: '三楼', after: { display: 'boss' } },
      { action: 'display.created', subject: '三楼', after: { display: 'boss' } },
    ])
  })

  it('never lets the boss’s link follow the contest live', async () => {
    const { token } = await aLink('boss')
    const browser = app.anonymous()
    expectStatus(await browser.post('/display-session', { token, kind: 'boss' }), 200)
    const screen = new Screen(browser, contest.id, { as: 'boss', poll: () => Promise.reject(new Error('no')) })

    await expect.poll(() => screen.link.status).toBe('refused')
    expect((await browser.get(`/contests/${contest.id}/live`, { 'x-dangxian-as': 'boss' })).body.code).toBe('forbidden')
    screen.close()
  })
})
