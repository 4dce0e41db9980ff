import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { type Client, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aSocket, Screen, WAIT } from './screen'

describe('a server that leaves', () => {
  const clock = new TestClock('2015-04-10T08:00:00+08:00')
  let app: TestApp
  let director: Client
  let contest: AContest
  let member: Member
  beforeEach(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
    contest = await aContest(app, director)
    member = contest.members[0] as Member
  })
  afterEach(() => app.stop())

  it('[LP13] gives each screen a delay for reconnecting, and stops once they have left by themselves', async () => {
    const hints: number[] = []
    const endings: string[] = []
    const screens = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const screen = await new Screen(member.client, contest.id).untilLive()
        screen.socket.on('server:leaving', ({ comeBackInMs }) => hints.push(comeBackInMs))
        screen.socket.on('disconnect', (reason) => endings.push(reason))
        return screen
      }),
    )

    await app.close()

    expect(endings).toEqual(Array(5).fill('io client disconnect'))
    expect(hints).toHaveLength(5)
    expect(new Set(hints).size).toBeGreaterThan(1)
    for (const screen of screens) {
      expect(screen.link.status).toBe('stale')
      screen.close()
    }
  })

  it('[LP11] says that it polls while no socket gets through, follows all the same, and goes back to the socket', async () => {
    const timing = { tickMs: 20, pollAfterMs: 100, pollEveryMs: 1_000 }
    const socket = aSocket(member.client, { path: '/nowhere', reconnectionDelay: 50 })
    const screen = new Screen(member.client, contest.id, { timing, socket })
    await vi.waitFor(() => expect(screen.link.status).toBe('polling'), WAIT)

    await member.client.post(`/contests/${contest.id}/deals`, aDeal(contest))

    await vi.waitFor(() => expect(screen.state.me?.standing.whole.deals).toBe(1), WAIT)
    await screen.mustAgreeWithServer()
    expect(screen.arrived.map(({ fact }) => fact.type)).toContain('deal.recorded')
    ;(socket.io as unknown as { opts: { path: string } }).opts.path = '/socket.io'
    await screen.untilLive()
    expect(screen.statuses).toEqual(['connecting', 'polling', 'live'])
    screen.close()
  })

  it('[LP11] says that it is stale while neither socket nor poll is answered', async () => {
    const timing = { tickMs: 20, pollAfterMs: 100, pollEveryMs: 50 }
    const screen = await new Screen(member.client, contest.id, { timing }).untilLive()

    await app.close()

    await vi.waitFor(() => expect(screen.link.status).toBe('stale'), WAIT)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(screen.link.status).toBe('stale')
    screen.close()
  })
})
