import { afterEach, describe, expect, it, vi } from 'vitest'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'
import { Screen, type ScreenChoice, WAIT } from './screen'

/** Points of a piece of 3G. */
const PER_PIECE = 2
/** Six of twelve are on the public list. */
const LISTED = [60, 50, 40, 30, 20, 10]

describe('a sale that crosses the edge of the public list, among twelve people', () => {
  const { app, director } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  const { contest } = useContest({ perTeam: 6 })
  let screens: Screen[] = []
  afterEach(() => {
    for (const screen of screens) screen.close()
    screens = []
  })

  const look = { board: 'whole:points' } as const
  const open = (client: Client, choice: ScreenChoice = { look }) => {
    const screen = new Screen(client, contest.id, choice)
    screens.push(screen)
    return screen.untilLive()
  }
  const idOf = (seat: number) => contest.member(seat).participantId
  const sell = async (seat: number, quantity: number) => {
    const deal = aDeal(contest, { items: [{ metricId: contest.g3, quantity }] })
    expectStatus(await contest.member(seat).client.post(`/contests/${contest.id}/deals`, deal), 201)
  }
  async function aDisplay(kind: 'tv' | 'watch', as: 'display' | 'watch'): Promise<Screen> {
    const made = await director.post<NewDisplay>(`/contests/${contest.id}/displays`, { name: '大厅', kind })
    const client = app.anonymous()
    const token = new URL(made.body.url).hash.slice(1)
    expectStatus(await client.post('/display-session', { token, kind }), 200)
    return open(client, { as })
  }
  const place = (screen: Screen | undefined) => {
    const { rank, gap, isBelow } = screen?.state.me?.place ?? {}
    return { rank, gap, isBelow }
  }

  it('[LP18] shows each phone its own side of the edge, and every wall the list alone', async () => {
    for (const [seat, quantity] of [...LISTED, 8, 5, 4, 3, 2, 1].entries()) await sell(seat, quantity)
    const [rising, falling, below, first] = await Promise.all(
      [6, 5, 7, 0].map((seat) => open(contest.member(seat).client)),
    )
    const walls = [await aDisplay('tv', 'display'), await aDisplay('watch', 'watch')]
    const hidden = [7, 8, 9, 10, 11].map(idOf)
    const heard = walls.map((wall) => wall.hear())
    const own: unknown[] = []
    below?.socket.on('contest:me', (line) => own.push(line))
    const pieces = (n: number) => n * PER_PIECE
    expect(place(rising)).toEqual({ rank: undefined, gap: pieces(10 - 8) + 1, isBelow: true })
    expect(place(falling)).toEqual({ rank: 6, gap: pieces(10), isBelow: undefined })
    expect(place(below)).toEqual({ rank: undefined, gap: pieces(10 - 5) + 1, isBelow: true })

    await sell(6, 7)

    await vi.waitFor(() => expect(place(rising)).toEqual({ rank: 6, gap: pieces(20 - 15), isBelow: undefined }), WAIT)
    await vi.waitFor(
      () => expect(place(falling)).toEqual({ rank: undefined, gap: pieces(15 - 10) + 1, isBelow: true }),
      WAIT,
    )
    await vi.waitFor(
      () => expect(place(below)).toEqual({ rank: undefined, gap: pieces(15 - 5) + 1, isBelow: true }),
      WAIT,
    )
    const listed = [0, 1, 2, 3, 4, 6].map(idOf)
    for (const wall of walls) {
      await vi.waitFor(
        () => expect(wall.state.boards['whole:points']?.map(({ participantId }) => participantId)).toEqual(listed),
        WAIT,
      )
      expect(wall.state.lines).toBeUndefined()
      expect(wall.state.me).toBeUndefined()
    }
    for (const id of hidden) expect(JSON.stringify(heard)).not.toContain(id)
    for (const id of [5, 6, 8].map(idOf)) expect(JSON.stringify(own)).not.toContain(id)
    expect(place(first)).toEqual({ rank: 1, gap: null, isBelow: undefined })
    for (const screen of screens) await screen.mustAgreeWithServer()
  })
})
