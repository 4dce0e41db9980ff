import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { LiveRelay } from '#server/live/live.relay'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { LIVE_PROTOCOL, type PollReply } from '#shared/live/protocol'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'
import type { LiveSocket } from '#web/live/live-link'
import { Screen, type ScreenChoice, WAIT } from './screen'

describe('a live screen', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest } = useContest({ perTeam: 2 })
  let screens: Screen[] = []
  afterEach(() => {
    for (const screen of screens) screen.close()
    screens = []
  })
  const open = (client: Client = seller().client, choice: ScreenChoice = {}) => {
    const screen = new Screen(client, contest.id, choice)
    screens.push(screen)
    return screen.untilLive()
  }
  const seller = (n = 0) => {
    const member = contest.members[n]
    if (!member) throw new Error('No such member')
    return member
  }
  const sell = async (n = 0, quantity = 1) => {
    const items = [{ metricId: contest.g3, quantity }]
    const reply = await seller(n).client.post<{ id: string; seq: number }>(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { items }),
    )
    expectStatus(reply, 201)
    return reply.body
  }
  const head = async () => {
    return (await director.get<{ seq: number }>(`/contests/${contest.id}/live`)).body.seq
  }
  const points = (screen: Screen, team: string) => screen.state.teams.find((each) => each.teamId === team)?.whole.points

  it('[LP3] starts from a snapshot and then follows', async () => {
    await sell(0, 3)
    const screen = await open()
    expect(points(screen, seller(0).teamId)).toBe(6)

    const { seq } = await sell(0, 2)

    await vi.waitFor(() => expect(screen.state.seq).toBeGreaterThanOrEqual(seq), WAIT)
    expect(points(screen, seller(0).teamId)).toBe(10)
    expect(screen.state.me?.standing.whole.points).toBe(10)
    await screen.mustAgreeWithServer()
  })

  it('[LP1] sees every number once and in order, however many sell at once', async () => {
    const screen = await open(director)
    const heard = screen.hear()
    const from = screen.state.seq

    await Promise.all(Array.from({ length: 40 }, (_, n) => sell(n % 4)))

    const to = await head()
    await screen.until(to)
    expect(heard.flatMap((batch) => batch.events.map((event) => event.seq))).toEqual(
      Array.from({ length: to - from }, (_, n) => from + 1 + n),
    )
    await screen.mustAgreeWithServer()
  })

  it('[LP2] joins in the middle of a rush without missing anything', async () => {
    const selling = Promise.all(Array.from({ length: 60 }, (_, n) => sell(n % 4)))
    const joined = await Promise.all(Array.from({ length: 10 }, (_, n) => open(seller(n % 4).client)))
    await selling

    const to = await head()
    for (const screen of joined) {
      await screen.until(to)
      await screen.mustAgreeWithServer()
    }
  })

  it('[LP3] shows what happened while the connection was down, and celebrates none of it again [LP10]', async () => {
    const screen = await open()
    screen.socket.io.reconnection(false)
    screen.socket.io.engine.close()
    await sell(1, 2)
    await sell(2, 3)

    screen.socket.connect()
    await screen.until(await head())

    expect(screen.statuses).toEqual(['connecting', 'live', 'stale', 'live'])
    expect(screen.state.feed.filter(({ fact }) => fact.type === 'deal.recorded')).toHaveLength(2)
    expect(screen.arrived).toEqual([])
    await sell(0)
    await vi.waitFor(() => expect(screen.arrived.length).toBeGreaterThan(0), WAIT)
    await screen.mustAgreeWithServer()
  })

  it('[LP4] mends a gap by asking again', async () => {
    const screen = await open()
    const hear = goDeaf(screen.socket)
    await sell(1)
    await untilSent(await head())
    hear()

    await sell(2)

    await screen.until(await head())
    await screen.mustAgreeWithServer()
  })

  it('[LP7] finds out from the head that it missed the last batch, and its own line', async () => {
    const screen = await open()
    const hear = goDeaf(screen.socket)
    await sell(0, 4)
    await untilSent(await head())
    hear()
    expect(screen.state.me?.standing.whole.points).toBe(0)

    app.get(LiveRelay).sendHeads()

    await screen.until(await head())
    expect(screen.state.me?.standing.whole.points).toBe(8)
    await screen.mustAgreeWithServer()
  })

  it('[LP7] finds out from the head that only its own line was lost', async () => {
    const screen = await open()
    const hear = goDeaf(screen.socket, ['contest:me'])
    await sell(0, 4)
    await screen.until(await head())
    hear()
    expect(screen.state.me?.standing.whole.points).toBe(0)

    app.get(LiveRelay).sendHeads()

    await vi.waitFor(() => expect(screen.state.me?.standing.whole.points).toBe(8), WAIT)
  })

  it('[LP18] follows the place that the page shows, also when the page shows another one', async () => {
    const screen = await open(seller(0).client, { look: { board: 'whole:points' } })
    await sell(0, 3)
    await vi.waitFor(
      () => expect(screen.state.me?.place).toEqual({ board: 'whole:points', of: 4, rank: 1, gap: null }),
      WAIT,
    )
    await sell(1, 5)
    await vi.waitFor(() => expect(screen.state.me?.place).toMatchObject({ rank: 2, gap: 4 }), WAIT)

    screen.lookAt({ board: `today:${contest.g3}` })
    expect(screen.state.me?.place).toBeUndefined()

    const place = { board: `today:${contest.g3}`, of: 4, rank: 2, gap: 2 }
    await vi.waitFor(() => expect(screen.state.me?.place).toEqual(place), WAIT)
    await screen.mustAgreeWithServer()
    screen.socket.io.engine.close()
    await sell(1)
    await screen.until(await head())
    expect(screen.state.me?.place).toEqual({ ...place, gap: 3 })
    await screen.mustAgreeWithServer()
  })

  it('[LP18] is sent nothing of its own while nothing changes that its page shows', async () => {
    await sell(0, 5)
    await sell(1, 2)
    const looks = [undefined, { board: 'whole:points', isGapOnly: true }, { board: 'whole:points' }] as const
    const watching = await Promise.all(looks.map((look) => open(seller(1).client, look && { look })))
    const heard = watching.map(() => [] as unknown[])
    for (const [n, screen] of watching.entries()) screen.socket.on('contest:me', ({ place }) => heard[n]?.push(place))

    await sell(2, 4)
    await sell(3, 1)
    await sell(3, 8)
    await sell(0, 1)

    for (const screen of watching) await screen.until(await head())
    await vi.waitFor(() => expect(heard).toEqual([[], [{ gap: null }], [{ gap: null }]]), WAIT)
    for (const screen of watching) screen.close()
  })

  it('[LP7] reconnects when it hears nothing for too long', async () => {
    const screen = await open(director, { timing: { silentMs: 200, tickMs: 20 } })
    const first = screen.socket.id

    await vi.waitFor(() => expect(screen.socket.id && screen.socket.id !== first).toBeTruthy(), WAIT)

    expect(screen.statuses).toContain('stale')
  })

  it('[LP5] gets what follows the first fact in batches, one for each window', async () => {
    const screen = await open(director)
    const batches = screen.hear()
    const from = performance.now()

    for (let n = 0; n < 60; n++) await state(1)

    await screen.until(await head())
    expect(batches.length).toBeLessThan((performance.now() - from) / 10 + 2)
    expect(batches.flatMap((batch) => batch.events)).toHaveLength(60)
  })

  it('[LP5] gets the facts of one commit in one batch', async () => {
    const screen = await open(director)
    const batches = screen.hear()

    await state(7)

    await screen.until(await head())
    expect(batches.map((batch) => batch.events.length)).toEqual([7])
  })

  it('[LP8] gets a snapshot after the contest has changed', async () => {
    const screen = await open()

    await director.patch(`/contests/${contest.id}`, { name: '当先杯' })

    await vi.waitFor(() => expect(screen.state.contest.name).toBe('当先杯'), WAIT)
    await screen.untilLive()
    await screen.mustAgreeWithServer()
  })

  it('[LP8] takes a snapshot after a message that it cannot understand', async () => {
    const screen = await open()
    const asked = vi.spyOn(screen.socket, 'emit')

    deliver(screen.socket, 'contest:batch', { nonsense: true })
    await screen.untilLive()

    expect(asked.mock.calls[0]?.slice(0, 2)).toEqual([
      'contest:join',
      { protocol: LIVE_PROTOCOL, contestId: contest.id },
    ])
    await screen.mustAgreeWithServer()
  })

  it('[LP8] takes a snapshot when it missed more than 500 numbers', async () => {
    const screen = await open(director)
    const { seq, epoch, today } = screen.state
    const stop = goDeaf(screen.socket)
    for (let n = 0; n < 5; n++) await state(100)
    expect((await screen.answer({ seq, epoch, today })).kind).toBe('replay')

    await state(1)

    expect((await screen.answer({ seq, epoch, today })).kind).toBe('snapshot')
    stop()
    app.get(LiveRelay).sendHeads()
    await screen.until(seq + 501)
    await screen.mustAgreeWithServer()
  })

  it('[LP8] takes a snapshot when its number is above the head, its epoch or its day another', async () => {
    const screen = await open()
    const { seq, epoch, today } = screen.state
    const kind = async (seen: { seq: number; epoch: string; today: string }): Promise<PollReply['kind']> =>
      (await screen.answer(seen)).kind

    expect(await kind({ seq, epoch, today })).toBe('replay')
    expect(await kind({ seq: seq + 1, epoch, today })).toBe('snapshot')
    expect(await kind({ seq, epoch: 'another', today })).toBe('snapshot')
    expect(await kind({ seq, epoch, today: '2015-04-09' })).toBe('snapshot')
  })

  it('[LP9] reloads itself when the server has another page', async () => {
    const screen = await open()
    const { seq, epoch, today } = screen.state

    deliver(screen.socket, 'contest:head', { contestId: contest.id, seq, epoch, today, build: 'newer' })

    expect(screen.link.isReloadDue).toBe(true)
    expect(screen.link.status).toBe('live')
  })

  it('[LP9] drops a late answer to an older question', async () => {
    const answers: ((reply: unknown) => void)[] = []
    const screen = await open()
    vi.spyOn(screen.socket, 'timeout').mockReturnValue({
      emitWithAck: () => new Promise((resolve) => answers.push(resolve)),
    } as never)
    const { seq: from, epoch, today } = screen.state
    const late = await screen.answer({ seq: from, epoch, today })
    deliver(screen.socket, 'connect', undefined)
    deliver(screen.socket, 'connect', undefined)
    await sell(0, 5)

    answers[1]?.(await screen.answer({ seq: from, epoch, today }))
    await screen.untilLive()
    const { seq } = screen.state
    answers[0]?.(late)
    await new Promise((resolve) => setTimeout(resolve, 10))

    expect(screen.state.seq).toBe(seq)
    expect(points(screen, seller(0).teamId)).toBe(10)
  })

  it('shows pledges as they are made, and how far each has come', async () => {
    const screen = await open(director)
    const { client, participantId } = seller(0)
    const lines = [{ metricId: contest.g3, quantity: 2 }]

    expectStatus(
      await client.put(`/contests/${contest.id}/pledges`, { day: '2015-04-10', lines, sentence: '拼了' }),
      200,
    )
    await vi.waitFor(() => expect(screen.state.pledges).toMatchObject([{ participantId, state: 'pledged' }]), WAIT)
    await sell(0, 1)
    await vi.waitFor(() => expect(screen.state.pledges).toMatchObject([{ state: 'sprinting' }]), WAIT)
    await sell(0, 1)

    await vi.waitFor(() => expect(screen.state.pledges).toMatchObject([{ state: 'kept' }]), WAIT)
    await screen.until(await head())
    await screen.mustAgreeWithServer()
  })

  it('follows a withdrawal', async () => {
    const screen = await open()
    const { id } = await sell(0, 3)
    await sell(1, 2)

    expectStatus(await seller(0).client.post(`/contests/${contest.id}/deals/${id}/withdrawal`, { reason: '录错' }), 204)

    await screen.until(await head())
    expect(screen.state.me?.standing.whole.points).toBe(0)
    await screen.mustAgreeWithServer()
  })

  /** So many facts from one commit, past the deals. */
  function state(count: number): Promise<void> {
    return app.get(UnitOfWork).writeContestAsSystem(contest.id, async () => {
      const loaded = await app.get(ContestsService).load(contest.id)
      const fact = { type: 'team.opened', teamId: contest.west, day: '2015-04-10' } as const
      const facts = Array.from({ length: count }, () => ({ fact }))
      await app.get(LiveJournal).append(loaded, facts, clock.now())
    })
  }

  /** These messages are lost until the returned function is called. */
  function goDeaf(
    socket: LiveSocket,
    events: readonly ('contest:batch' | 'contest:me')[] = ['contest:batch', 'contest:me'],
  ): () => void {
    const listeners = events.map((event) => [event, socket.listeners(event)] as const)
    for (const event of events) socket.off(event)
    return () => {
      for (const [event, all] of listeners) for (const listener of all) socket.on(event, listener as never)
    }
  }

  function deliver(socket: LiveSocket, event: 'connect' | 'contest:batch' | 'contest:head', body: unknown): void {
    for (const listener of socket.listeners(event)) (listener as (body: unknown) => void)(body)
  }

  /** Until the room has been told that number. */
  async function untilSent(seq: number): Promise<void> {
    const other = await open(director)
    await other.until(seq)
  }
})
