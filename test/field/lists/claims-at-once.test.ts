import { describe, expect, it } from 'vitest'
import { AList, customers } from '#test/field/lists/a-list'
import { useApp, useContest } from '#test/support/fixtures'

describe('two hundred phones that claim a hundred lines at one instant', () => {
  useApp()
  const room = useContest({
    perTeam: 8,
    draft: { startsOn: '2020-01-01', endsOn: '2099-12-31' },
  })

  it('give each line one holder, and nobody more than the cap', { timeout: 60_000 }, async () => {
    const list = await new AList(room.contest).opened(customers(100), { cap: 4, capPerValue: { A: 2 } })
    const lines = await list.free(room.west)
    const { members } = room.contest

    // Each member on a dozen phones, each line wanted by two of them.
    const claims = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const member = members[n % members.length]
        const line = lines[(n * 37 + Math.floor(n / 100)) % lines.length]
        if (!member || !line) throw new Error('The room is too small')
        return list.claim(member, line.id)
      }),
    )

    const taken = claims.filter(({ status }) => status === 201)
    const refused = claims.filter(({ status }) => status !== 201).map(({ body }) => body.code)
    expect([...new Set(refused)].sort()).toEqual(['line_taken', 'list_cap_reached', 'list_value_cap_reached'].sort())
    const held = (await list.lines()).filter(({ state }) => state === 'held')
    expect(held).toHaveLength(taken.length)
    expect(new Set(taken.map(({ body }) => body.id)).size).toBe(taken.length)
    for (const { participantId } of members) {
      const own = held.filter(({ holderId }) => holderId === participantId)
      expect(own.length, `lines of ${participantId}`).toBeLessThanOrEqual(4)
      expect(own.filter(({ value }) => value === 'A').length).toBeLessThanOrEqual(2)
    }
  })
})
