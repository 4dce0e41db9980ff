import { afterEach, describe, expect, it, vi } from 'vitest'
import { CHECK_MS } from '#server/live/live.gateway'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { LIVE_PROTOCOL } from '#shared/live/protocol'
import type { SignedIn } from '#shared/platform/accounts/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aContest } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'
import type { LiveSocket } from '#web/live/live-link'
import { aSocket, Screen } from './screen'

describe('who may watch', () => {
  const { app, director } = useApp()
  const { contest, west: member } = useContest({ per: 'file' })
  const sockets: LiveSocket[] = []
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect()
  })
  const connect = (client: Client, options: Parameters<typeof aSocket>[1] = {}) => {
    const socket = aSocket(client, { reconnection: false, ...options })
    sockets.push(socket)
    return socket.connect()
  }
  const join = (socket: LiveSocket, input: object) => socket.emitWithAck('contest:join', input as never)
  const asked = (contestId: string) => ({ protocol: LIVE_PROTOCOL, contestId })
  const refusalOf = (socket: LiveSocket) =>
    new Promise((resolve) => socket.once('connect_error', (error) => resolve(error.message)))
  const aDisplay = async (contestId: string) => {
    const { display, url } = (await director.post<NewDisplay>(`/contests/${contestId}/displays`, { name: '大厅' })).body
    const tv = app.anonymous()
    expectStatus(await tv.post('/display-session', { token: url.split('#')[1]?.replace(/^.*=/, '') }), 200)
    return { display, tv }
  }

  it('is refused without a session', async () => {
    expect(await refusalOf(connect(app.anonymous()))).toBe('unauthenticated')
  })

  it('is refused from the page of another origin', async () => {
    const { cookie } = member.client
    const foreign = connect(member.client, { extraHeaders: { cookie, origin: 'http://elsewhere.test' } })

    expect(await refusalOf(foreign)).toBe('websocket error')
    expect(foreign.connected).toBe(false)
  })

  it('[LP3] gets not_found for a contest of another centre', async () => {
    const stranger = await app.addCenter()

    expect(await join(connect(stranger), asked(contest.id))).toEqual({ kind: 'refused', reason: 'not_found' })
    expect((await stranger.get(`/contests/${contest.id}/live`)).status).toBe(404)
    expect(await join(connect(stranger), asked('11111111-1111-4111-8111-111111111111'))).toEqual({
      kind: 'refused',
      reason: 'not_found',
    })
  })

  it('[LP3] is a TV, for its own contest', async () => {
    const other = await aContest(app, director)
    const { tv } = await aDisplay(contest.id)
    const socket = connect(tv, { auth: { as: 'display' } })

    expect(await join(socket, asked(contest.id))).toMatchObject({ kind: 'entered', view: 'public' })
    expect(await join(socket, asked(other.id))).toEqual({ kind: 'refused', reason: 'not_found' })
    expect(await refusalOf(connect(tv))).toBe('unauthenticated')
  })

  it('[LP9] is asked to reload the page when it speaks an old protocol', async () => {
    const reply = await join(connect(member.client), { protocol: 0, contestId: contest.id })

    expect(reply).toEqual({ kind: 'refused', reason: 'client_too_old' })
  })

  it('is refused by value when the join makes no sense', async () => {
    const socket = connect(member.client)

    expect(await join(socket, { protocol: LIVE_PROTOCOL })).toEqual({ kind: 'refused', reason: 'invalid_input' })
    expect(await join(socket, { ...asked(contest.id), extra: 1 })).toEqual({ kind: 'refused', reason: 'invalid_input' })
  })

  it('[LP12] leaves at once when the TV is revoked, and says so', async () => {
    const { display, tv } = await aDisplay(contest.id)
    const screen = await new Screen(tv, contest.id, { as: 'display' }).untilLive()

    await director.delete(`/contests/${contest.id}/displays/${display.id}`)

    await vi.waitFor(() => expect(screen.link.status).toBe('refused'), { timeout: 3_000, interval: 20 })
    expect(screen.link.refusal).toBe('unauthenticated')
  })

  it('[LP12] leaves at once when the account is disabled', async () => {
    const account = (await director.get<{ id: string; name: string }[]>('/accounts')).body.find(
      (each) => each.name === contest.members[1]?.name,
    )
    const screen = await new Screen(contest.member(1).client, contest.id).untilLive()

    expectStatus(await director.patch(`/accounts/${account?.id}`, { isDisabled: true }), 200)

    await vi.waitFor(() => expect(screen.link.status).toBe('refused'), { timeout: 3_000, interval: 20 })
  })

  it('[LP12] comes back with what it may see when the role is another one', async () => {
    const promoted = await app.anAccount(director, 'member', '内勤小周')
    const { id } = (await promoted.get<SignedIn>('/me')).body.account
    const screen = await new Screen(promoted, contest.id).untilLive()
    expect(screen.state.lines).toBeUndefined()

    expectStatus(await director.patch(`/accounts/${id}`, { role: 'clerk' }), 200)
    await vi.waitFor(() => expect(screen.state.lines).toHaveLength(2), { timeout: 5_000, interval: 20 })
    expect(screen.link.shutOuts).toBe(1)
    expectStatus(await director.patch(`/accounts/${id}`, { role: 'member' }), 200)
    await vi.waitFor(() => expect(screen.state.lines).toBeUndefined(), { timeout: 5_000, interval: 20 })
    screen.close()
  })

  it('[LP12] leaves at the next check, every 5 s at most, when another process gave it another role', async () => {
    const clerk = await app.anAccount(director, 'clerk', '内勤小吴')
    const socket = connect(clerk)
    await join(socket, asked(contest.id))

    await app
      .get(UnitOfWork)
      .writeAsSystem(() => app.get(UnitOfWork).sql`update account set "role" = 'member' where "name" = '内勤小吴'`)

    await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 8_000, interval: 20 })
  })

  it('[LP12] leaves at the next check, every 5 s at most, when another process shut it out', async () => {
    const { tv } = await aDisplay(contest.id)
    const socket = connect(tv, { auth: { as: 'display' } })
    await join(socket, asked(contest.id))

    await app.get(UnitOfWork).writeAsSystem(() => app.get(UnitOfWork).sql`delete from session where "kind" = 'display'`)

    await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 8_000, interval: 20 })
    expect(CHECK_MS).toBeLessThanOrEqual(5_000)
  })
})
