import { describe, expect, it } from 'vitest'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { DisplaySession, DisplayView } from '#shared/screens/displays/contract'
import { type ClaimedPairing, type NewPairing, PAIRING_LETTERS } from '#shared/screens/displays/pairing'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const AS_TV = { 'x-dangxian-as': 'display' }

describe('a TV without a contest', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T07:30:00+08:00' })
  const { contest, west } = useContest()
  const path = (rest = '') => `/contests/${contest.id}/displays${rest}`

  const aCode = async (tv = app.anonymous()) => {
    const reply = await tv.post<NewPairing>('/pairings')
    expectStatus(reply, 201)
    return { tv, ...reply.body }
  }
  const claim = async (tv: Client, secret: string) =>
    (await tv.post<ClaimedPairing>('/pairings/claim', { secret })).body
  const pair = (input: Record<string, unknown>, client = director) => client.post<DisplayView>(path('/pair'), input)
  const tvs = async () => (await director.get<DisplayView[]>(path())).body

  it('shows six letters that cannot be mistaken, and is on once a director has typed them', async () => {
    const { tv, code, secret } = await aCode()
    expect(code).toMatch(new RegExp(`^[${PAIRING_LETTERS}]{6}$`))
    expect(await claim(tv, secret)).toEqual({ status: 'waiting' })

    expectStatus(await pair({ code: `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`, name: '大厅' }), 201)

    expect(await claim(tv, secret)).toMatchObject({
      status: 'paired',
      session: { contestId: contest.id, name: '大厅' },
    })
    expect((await tv.get<DisplaySession>('/display-session', AS_TV)).body.contestName).toBe('沃马当先')
    expect((await tv.get<LiveSnapshot>(`/contests/${contest.id}/live`, AS_TV)).body.contest.name).toBe('沃马当先')
    expect(await tvs()).toEqual([expect.objectContaining({ name: '大厅', kind: 'tv', madeBy: '王主任' })])
  })

  it('signs one screen in, once', async () => {
    const { tv, code, secret } = await aCode()
    expectStatus(await pair({ code, name: '大厅' }), 201)
    expect((await claim(tv, secret)).status).toBe('paired')

    expect(await claim(app.anonymous(), secret)).toEqual({ status: 'expired' })
    expect((await pair({ code, name: '二楼' })).body).toMatchObject({ code: 'pairing_code_wrong' })
  })

  it('shows another code after ten minutes', async () => {
    const { tv, code, secret } = await aCode()
    clock.set('2015-04-10T07:40:01+08:00')

    expect(await claim(tv, secret)).toEqual({ status: 'expired' })
    expect((await pair({ code, name: '大厅' })).body).toMatchObject({ code: 'pairing_code_wrong' })
  })

  it('keeps its row when it has lost its memory and is paired again', async () => {
    const first = await aCode()
    const { body: display } = await pair({ code: first.code, name: '大厅' })
    await claim(first.tv, first.secret)
    const second = await aCode()

    expectStatus(await pair({ code: second.code, displayId: display.id }), 201)

    expect((await claim(second.tv, second.secret)).status).toBe('paired')
    expect(await tvs()).toHaveLength(1)
    expect((await first.tv.get('/display-session', AS_TV)).status).toBe(401)
  })

  it('is never put on for a display that was revoked meanwhile, or of another kind', async () => {
    const { tv, code, secret } = await aCode()
    const { body: display } = await pair({ code, name: '大厅' })
    expectStatus(await director.delete(path(`/${display.id}`)), 204)
    const link = (await director.post<{ display: DisplayView }>(path(), { name: '三楼', kind: 'watch' })).body.display
    const other = await aCode()

    expect(await claim(tv, secret)).toEqual({ status: 'expired' })
    for (const displayId of [display.id, link.id])
      expect((await pair({ code: other.code, displayId })).status).toBe(404)
  })

  it('is put on by directors only', async () => {
    const { code } = await aCode()

    expectStatus(await pair({ code, name: '大厅' }, west.client), 403)
  })

  it('opens on the machine of a director, who stays signed in', async () => {
    expectStatus(await director.post(path('/here'), { name: '投影' }), 201)

    expect((await director.get<DisplaySession>('/display-session', AS_TV)).body.name).toBe('投影')
    expectStatus(await director.get('/me'), 200)
  })

  it('is renamed', async () => {
    const { code } = await aCode()
    const { body: display } = await pair({ code, name: '大厅' })

    expectStatus(await director.patch(path(`/${display.id}`), { name: '一楼大厅' }), 200)

    expect((await tvs()).map(({ name }) => name)).toEqual(['一楼大厅'])
  })

  it('is not found by guessing', async () => {
    const guess = () => pair({ code: 'AAAAAA', name: '大厅' })
    const answers = []
    for (let n = 0; n < 12; n++) answers.push((await guess()).body)

    expect(answers.at(-1)).toMatchObject({ code: 'too_many_requests' })
  })
})
