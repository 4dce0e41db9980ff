import { beforeEach, describe, expect, it } from 'vitest'
import { ListTallies } from '#server/field/lists/tallies/list-tallies'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { AList, customers } from '#test/field/lists/a-list'
import { Screen } from '#test/journal/live/screen'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'

describe('counts of a list on screens', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })
  let list: AList
  beforeEach(async () => {
    clock.set(START)
    list = await new AList(room.contest).opened(customers(6))
    await app.get(ListTallies).look()
  })

  const tally = async () => (await room.west.client.get<Picture>(`/contests/${room.contest.id}/live`)).body.ritual.lists

  it('say of each team what was claimed, assigned and won, and name nobody', async () => {
    const [first, second, third] = await list.free(room.west)
    for (const [member, line] of [
      [room.west, first],
      [room.secondWest, second],
      [room.east, third],
    ] as const)
      expectStatus(await list.claim(member, line?.id ?? ''), 201)
    clock.set('2015-04-10T10:02:00+08:00')
    await app.get(ListTallies).look()

    const [shown] = await tally()
    expect(shown).toMatchObject({ kind: 'expiry', lines: 6, claimed: 3, assigned: 0, won: 0 })
    expect(shown?.teams).toEqual([
      { teamId: room.contest.west, claimed: 2, assigned: 0, won: 0 },
      { teamId: room.contest.east, claimed: 1, assigned: 0, won: 0 },
    ])
    expect(JSON.stringify(shown)).not.toMatch(/客户|138|0530/)
  })

  it('come at most once a minute, however many lines are claimed', async () => {
    const screen = new Screen(room.east.client, room.contest.id)
    await screen.untilLive()
    const before = screen.state.seq
    const lines = await list.free(room.west)
    const look = async (at: string) => {
      clock.set(`2015-04-10T${at}+08:00`)
      await app.get(ListTallies).look()
    }

    clock.set('2015-04-10T10:01:00+08:00')
    for (const line of lines.slice(0, 3)) expectStatus(await list.claim(room.west, line.id), 201)
    await look('10:01:00')
    expectStatus(await list.claim(room.west, lines[3]?.id ?? ''), 201)
    await look('10:01:59')
    await look('10:02:00')
    await look('10:02:30')

    await expect.poll(() => screen.state.seq).toBe(before + 2)
    expect(screen.state.ritual.lists).toMatchObject([{ lines: 6, claimed: 4 }])
    screen.close()
  })

  it('are kept from those outside the contest', async () => {
    const { url } = (
      await room.contest.director.post<NewDisplay>(`/contests/${room.contest.id}/displays`, {
        name: '链接',
        kind: 'watch',
      })
    ).body
    const onlooker = app.anonymous()
    const token = new URL(url).hash.slice(1)
    expectStatus(await onlooker.post('/display-session', { token, kind: 'watch' }), 200)
    const { body } = await onlooker.get<Picture>(`/contests/${room.contest.id}/live`, { 'x-dangxian-as': 'watch' })

    expect(await tally()).toHaveLength(1)
    expect(body.ritual.lists).toEqual([])
  })
})

interface Picture {
  ritual: { lists: { teams: unknown[] }[] }
}
