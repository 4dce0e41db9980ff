import { describe, expect, it } from 'vitest'
import { type Revoked, SessionsService } from '#server/platform/auth/sessions.service'
import type { DisplayView, NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS } from '#shared/screens/displays/settings'
import { aContest } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const AS_TV = { 'x-dangxian-as': 'display' }

describe('a TV', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest } = useContest({ per: 'file' })

  const aDisplay = async () => {
    const reply = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅' })
    expectStatus(reply, 201)
    return { ...reply.body, token: reply.body.url.split('#')[1] ?? '' }
  }
  const aTv = async (token: string, tv = app.anonymous()) => {
    expectStatus(await tv.post('/display-session', { token }), 200)
    return tv
  }

  it('exchanges its token as often as it likes, for a cookie of its own that lasts 400 days', async () => {
    const { url, token, display } = await aDisplay()
    const tv = app.anonymous()

    const first = await tv.post('/display-session', { token })
    const cookie = tv.cookie
    const second = await tv.post('/display-session', { token })

    expect(url).toMatch(/^http:\/\/dangxian\.test\/display#[\w-]{43}$/)
    expect(first.headers.getSetCookie()[0]).toMatch(/^dangxian_display=[\w-]{43}; Max-Age=34560000; .*HttpOnly/)
    expect([first.status, second.status]).toEqual([200, 200])
    expect(tv.cookie).toBe(cookie)
    const session = {
      contestId: contest.id,
      contestName: '沃马当先',
      centerName: '集商客中心',
      name: '大厅',
      madeBy: '王主任',
      displayId: display.id,
      settings: DEFAULT_SETTINGS,
    }
    expect(second.body).toEqual(session)
    expect((await tv.get('/display-session')).body).toEqual(session)
  })

  it('never touches the sign-in of a person on the same machine', async () => {
    const { token } = await aDisplay()
    const person = await app.anAccount(director, 'member', '周八')

    const both = await aTv(token, person)

    expect((await both.get('/me')).body).toMatchObject({ account: { name: '周八' } })
    expect((await both.get(`/contests/${contest.id}`, AS_TV)).status).toBe(200)
    expect((await both.get('/me', AS_TV)).body.code).toBe('forbidden')
    await both.post('/sign-out')
    expect((await both.get('/display-session')).status).toBe(200)
    expect((await both.get('/me')).status).toBe(401)
  })

  it('sees its contest, no other one, and changes nothing', async () => {
    const other = await aContest(app, director)
    const tv = await aTv((await aDisplay()).token)

    expect((await tv.get(`/contests/${contest.id}`, AS_TV)).status).toBe(200)
    expect((await tv.get(`/contests/${other.id}`, AS_TV)).body.code).toBe('not_found')
    expect((await tv.get(`/contests/${contest.id}`)).body.code).toBe('unauthenticated')
    for (const path of ['/accounts', '/audit', '/contests', `/contests/${contest.id}/displays`])
      expect((await tv.get(path, AS_TV)).body.code).toBe('forbidden')
    expect((await tv.post(`/contests/${contest.id}/close`, {}, AS_TV)).body.code).toBe('forbidden')
    expect((await tv.post(`/contests/${contest.id}/deals`, {}, AS_TV)).body.code).toBe('forbidden')
  })

  it('goes dark at once when it is revoked', async () => {
    const { display, token } = await aDisplay()
    const tv = await aTv(token)
    expect((await tv.get(`/contests/${contest.id}`, AS_TV)).status).toBe(200)
    const told: Revoked[] = []
    app.get(SessionsService).onRevoked((what) => told.push(what))

    expect((await director.delete(`/contests/${contest.id}/displays/${display.id}`)).status).toBe(204)

    expect((await tv.get(`/contests/${contest.id}`, AS_TV)).status).toBe(401)
    expect((await tv.get('/display-session')).status).toBe(401)
    expect((await tv.post('/display-session', { token })).body.code).toBe('not_found')
    expect(told).toMatchObject([{ displayId: display.id }])
    const listed = (await director.get<DisplayView[]>(`/contests/${contest.id}/displays`)).body
    expect(listed.find((each) => each.id === display.id)).toMatchObject({ isRevoked: true })
  })

  it('is made and revoked by directors of its centre', async () => {
    const { display } = await aDisplay()
    const foreign = await app.addCenter()
    const path = `/contests/${contest.id}/displays`
    const member = contest.member(0).client

    expect((await member.post(path, { name: '我的' })).body.code).toBe('forbidden')
    expect((await foreign.get(path)).body.code).toBe('not_found')
    expect((await foreign.post(path, { name: '他们的' })).body.code).toBe('not_found')
    expect((await foreign.delete(`${path}/${display.id}`)).body.code).toBe('not_found')
  })
})
