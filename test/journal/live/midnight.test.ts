import { describe, expect, it, vi } from 'vitest'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { Screen, WAIT } from './screen'

describe('midnight in the contest’s time zone', () => {
  const { director, clock } = useApp({ at: '2015-04-10T23:59:00+08:00' })
  const { contest, west: member } = useContest({ per: 'file', perTeam: 2 })
  const sell = async (businessDate: string) =>
    expectStatus(await member.client.post(`/contests/${contest.id}/deals`, aDeal(contest, { businessDate })), 201)
  const todays = (screen: Screen) => screen.state.teams.reduce((sum, team) => sum + team.today.deals, 0)

  it('[LP8] begins a new day on every screen by itself, and the whole contest goes on', async () => {
    const screens = [new Screen(member.client, contest.id), new Screen(director, contest.id)]
    await Promise.all(screens.map((screen) => screen.untilLive()))
    await sell('2015-04-10')
    for (const screen of screens) await vi.waitFor(() => expect(todays(screen)).toBe(1), WAIT)

    clock.set('2015-04-11T00:00:30+08:00')

    for (const screen of screens) {
      await vi.waitFor(() => expect(screen.link.state?.today).toBe('2015-04-11'), WAIT)
      await screen.untilLive()
      expect(todays(screen)).toBe(0)
      expect(screen.state.boards['today:points']).toEqual([])
      expect(screen.state.boards['whole:points']?.[0]?.value).toBe(2)
      await screen.mustAgreeWithServer()
    }

    await sell('2015-04-10')
    await sell('2015-04-11')

    for (const screen of screens) {
      await vi.waitFor(() => expect(todays(screen)).toBe(1), WAIT)
      await screen.mustAgreeWithServer()
      screen.close()
    }
  })

  it('[LP8] answers a screen of yesterday with a snapshot, also when no screen is connected', async () => {
    const screen = await new Screen(director, contest.id).untilLive()
    const { seq, epoch, today } = screen.state
    screen.close()

    clock.set('2015-04-12T00:00:30+08:00')

    expect(await screen.answer({ seq, epoch, today })).toMatchObject({ kind: 'snapshot', today: '2015-04-12' })
  })
})
