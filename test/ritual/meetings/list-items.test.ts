import { describe, expect, it } from 'vitest'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { ItemOf, ItemType } from '#shared/ritual/meetings/items'
import { AList, customers } from '#test/field/lists/a-list'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T08:00:00+08:00'

describe('lists in meetings', () => {
  const { clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })

  async function itemOf<Type extends ItemType>(kind: 'morning' | 'evening', day: string, type: Type) {
    const at = `/contests/${room.contest.id}/meetings`
    expectStatus(await room.contest.director.post(`${at}/${kind}/open?day=${day}`, {}), 200)
    const meetings = (await room.west.client.get<MeetingView[]>(`${at}?day=${day}`)).body
    const agenda = meetings.find((meeting) => meeting.kind === kind)?.agenda
    return agenda?.find((item): item is ItemOf<Type> => item.type === type)
  }

  it('say in counts per team what is due today and tomorrow, and what nobody has been to', async () => {
    const rows = customers(4).map((row, n) => row.map((cell, at) => (at === 5 && n === 0 ? '2015-04-10' : cell)))
    const list = await new AList(room.contest).opened(rows)
    const [due, other] = await list.free(room.west)
    expectStatus(await list.claim(room.west, due?.id ?? ''), 201)
    expectStatus(await list.claim(room.secondWest, other?.id ?? ''), 201)
    const west = { teamId: room.contest.west, held: 2, due: 1, untouched: 2 }

    const focus = await itemOf('morning', '2015-04-10', 'focus')
    expect(focus?.lists).toEqual([west])
    clock.set('2015-04-10T19:00:00+08:00')
    const lists = await itemOf('evening', '2015-04-10', 'lists')
    expect(lists).toEqual({ type: 'lists', day: '2015-04-13', teams: [west] })
    expect(JSON.stringify([focus, lists])).not.toMatch(/客户|1385300/)
  })

  it('have no item where nobody holds a line', async () => {
    await new AList(room.contest).opened(customers(2))

    expect((await itemOf('morning', '2015-04-10', 'focus'))?.lists).toEqual([])
    clock.set('2015-04-10T19:00:00+08:00')
    expect(await itemOf('evening', '2015-04-10', 'lists')).toBeUndefined()
  })
})
