import { describe, expect, it, vi } from 'vitest'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { LiveSnapshot } from '#shared/live/protocol'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { Screen, WAIT } from './screen'

describe('what an audience may read', () => {
  const { app, director, clock } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest, west: member } = useContest({ per: 'file', perTeam: 2 })

  /** A fact that only directors may read. */
  const confide = () =>
    app.get(UnitOfWork).writeContestAsSystem(contest.id, async () => {
      const loaded = await app.get(ContestsService).load(contest.id)
      const fact = { type: 'goal.reached', teamId: contest.west, metricId: null, level: 'target', value: 1 } as const
      const [seq = 0] = await app.get(LiveJournal).append(loaded, [{ fact, audience: 'directors' }], clock.now())
      return seq
    })
  const sell = async () => expectStatus(await member.client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)

  it('[LP6] keeps its number and is hidden from everybody else, in replay and snapshot too', async () => {
    const [watching, directing] = [new Screen(member.client, contest.id), new Screen(director, contest.id)]
    await Promise.all([watching.untilLive(), directing.untilLive()])
    const { seq: before, epoch, today } = watching.state
    const seen = { seq: before, epoch, today }
    const [heard, told] = [watching.hear(), directing.hear()]

    const seq = await confide()

    await Promise.all([watching.until(seq), directing.until(seq)])
    expect(heard.flatMap((batch) => batch.events)).toEqual([{ seq, hidden: true }])
    expect(told.flatMap((batch) => batch.events)).toMatchObject([{ seq, fact: { type: 'goal.reached' } }])
    expect(await watching.answer(seen)).toMatchObject({ kind: 'replay', events: [{ seq, hidden: true }] })
    expect(await directing.answer(seen)).toMatchObject({ events: [{ seq, fact: { type: 'goal.reached' } }] })
    expect(watching.state.feed.map((event) => event.seq)).not.toContain(seq)
    for (const screen of [watching, directing]) await screen.mustAgreeWithServer()
    watching.close()
    directing.close()
  })

  it('[LP6] gives all people’s totals to directors only', async () => {
    const [watching, directing] = [new Screen(member.client, contest.id), new Screen(director, contest.id)]
    await Promise.all([watching.untilLive(), directing.untilLive()])
    const heard = watching.hear()

    await sell()

    const { seq } = (await directing.answer()) as LiveSnapshot
    await Promise.all([watching.until(seq), directing.until(seq)])
    expect(directing.state.lines).toHaveLength(4)
    expect(directing.state.lines?.find((line) => line.participantId === member.participantId)?.whole.deals).toBe(1)
    expect(watching.state.lines).toBeUndefined()
    expect(heard.every((batch) => batch.lines === undefined)).toBe(true)
    for (const screen of [watching, directing]) await screen.mustAgreeWithServer()
    watching.close()
    directing.close()
  })

  it('[LP6] tells one’s own line to oneself alone, and the next only how far it is', async () => {
    const other = contest.member(1)
    expectStatus(await other.client.post(`/contests/${contest.id}/deals`, aDeal(contest)), 201)
    const look = { board: 'whole:points' } as const
    const screens = [member, other].map(({ client }) => new Screen(client, contest.id, { look }))
    const lines: unknown[][] = screens.map(() => [])
    screens.forEach((screen, n) => {
      screen.socket.on('contest:me', (line) => lines[n]?.push(line))
    })
    await Promise.all(screens.map((screen) => screen.untilLive()))

    const items = [{ metricId: contest.g3, quantity: 5 }]
    expectStatus(await member.client.post(`/contests/${contest.id}/deals`, aDeal(contest, { items })), 201)

    const { seq } = (await (screens[0] as Screen).answer()) as LiveSnapshot
    await Promise.all(screens.map((screen) => screen.until(seq)))
    await vi.waitFor(() => expect(lines.map((own) => own.length)).toEqual([1, 1]), WAIT)
    expect(lines[0]).toMatchObject([{ figures: { sold: { [contest.g3]: expect.any(Array) } } }])
    expect(lines[1]).toEqual([expect.objectContaining({ place: { rank: 2, gap: expect.any(Number) } })])
    expect(JSON.stringify(lines[1])).not.toContain(member.participantId)
    for (const screen of screens) screen.close()
  })
})
