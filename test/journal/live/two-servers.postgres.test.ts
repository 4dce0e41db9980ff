import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { OwnPortrait } from '#shared/contest/portraits/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { Screen, WAIT } from './screen'

describe('two servers on one database', () => {
  const clock = new TestClock('2015-04-10T08:00:00+08:00')
  let one: TestApp
  let two: TestApp
  let director: Client
  let contest: AContest
  beforeAll(async () => {
    one = await TestApp.start({ clock })
    two = await TestApp.start({ clock, config: { databaseUrl: one.databaseUrl } })
    director = await one.setUp()
    contest = await aContest(one, director, { perTeam: 2 })
  })
  afterAll(async () => {
    await two.stop()
    await one.stop()
  })

  /** The same browser, which the other server answers. */
  const at = (app: TestApp, { client }: Member): Client => {
    const moved = new Client(app.url, app.origin)
    moved.headers.cookie = client.cookie
    return moved
  }
  const sell = (client: Client, quantity = 1) =>
    client.post(`/contests/${contest.id}/deals`, aDeal(contest, { items: [{ metricId: contest.g3, quantity }] }))
  const deals = (screen: Screen) => screen.state.teams.reduce((sum, team) => sum + team.whole.deals, 0)
  const [first, second] = [() => contest.members[0] as Member, () => contest.members[1] as Member]

  it('[LP14] show a sale of the other within a second', async () => {
    const screen = await new Screen(first().client, contest.id).untilLive()
    const before = deals(screen)

    expectStatus(await sell(at(two, second())), 201)

    await vi.waitFor(() => expect(deals(screen)).toBe(before + 1), { timeout: 1_000, interval: 5 })
    screen.close()
  })

  it('[LP14] end in the same state, on whichever server a sale was made', async () => {
    const screens = [new Screen(first().client, contest.id), new Screen(at(two, first()), contest.id)]
    await Promise.all(screens.map((screen) => screen.untilLive()))

    await Promise.all(
      Array.from({ length: 40 }, (_, n) => sell(at(n % 2 ? one : two, contest.members[n % 4] as Member), (n % 3) + 1)),
    )

    const [a, b] = screens as [Screen, Screen]
    await vi.waitFor(() => expect(b.state.seq).toBe(a.state.seq), WAIT)
    for (const screen of screens) await vi.waitFor(() => screen.mustAgreeWithServer(), WAIT)
    expect(b.state.boards).toEqual(a.state.boards)
    for (const screen of screens) screen.close()
  })

  it('[LP14] find each other’s sales when their calls are lost', async () => {
    const screen = await new Screen(first().client, contest.id).untilLive()
    const before = deals(screen)
    await two.get(UnitOfWork).read(
      () => two.get(UnitOfWork).sql`
        select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dangxian live'`,
    )

    expectStatus(await sell(at(two, second())), 201)

    await vi.waitFor(() => expect(deals(screen)).toBe(before + 1), { timeout: 2_500, interval: 5 })
    screen.close()
  })

  it('show a portrait that was set or removed at the other', async () => {
    const person = first()
    const screen = await new Screen(second().client, contest.id).untilLive()
    const shown = () => screen.state.contest.participants.find(({ id }) => id === person.participantId)?.portrait
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('two')])

    const kept = await at(two, person).call<OwnPortrait>('PUT', '/me/portrait', jpeg)
    await vi.waitFor(() => expect(shown()).toBe(kept.body.portrait), WAIT)
    expectStatus(await at(two, person).delete('/me/portrait'), 204)

    await vi.waitFor(() => expect(shown()).toBeUndefined(), WAIT)
    await screen.mustAgreeWithServer()
    screen.close()
  })

  it('[LP12] disconnect within 5 s the callers that the other revoked', async () => {
    const person = contest.members[3] as Member
    const screen = await new Screen(at(two, person), contest.id).untilLive()
    const accounts = (await director.get<{ id: string; name: string }[]>('/accounts')).body
    const account = accounts.find((each) => each.name === person.name)

    expectStatus(await director.patch(`/accounts/${account?.id}`, { isDisabled: true }), 200)

    await vi.waitFor(() => expect(screen.link.status).toBe('refused'), { timeout: 5_000, interval: 20 })
  })
})
