import { describe, expect, it } from 'vitest'
import { floorOf } from '#server/ritual/pledges/pledge-rules'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { MyPledgeView, PledgeView } from '#shared/ritual/pledges/contract'
import { worthOf } from '#shared/ritual/pledges/pledge-worth'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { useApp, useContest } from '#test/support/fixtures'

const TEN_DAYS = [
  ...['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-06', '2015-04-07'],
  ...['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-13', '2015-04-14'],
]

describe('a pledge that is fair', () => {
  const day = '2015-04-15'
  const { director, clock } = useApp({ at: '2015-04-15T08:00:00+08:00' })
  const { contest, west: member } = useContest()
  const room = new ContestActor(contest, clock)
  const mine = async () => (await member.client.get<MyPledgeView>(`${room.base}/pledges/mine`)).body
  const wall = async (on = day) => (await director.get<PledgeView[]>(`${room.base}/pledges?day=${on}`)).body
  const usual = async () => {
    for (const past of TEN_DAYS) await room.sell(member, past, 2)
  }

  it('is not kept by pledging 1 where one sells more anyway: four fifths of the own average are asked', async () => {
    await usual()
    // 2 of 3G on each of ten days are 4 points a day, so 3.2 are asked, 4 in whole points.
    expect(await mine()).toMatchObject({ floor: 4, average: 4 })
    await room.pledge(member, day, 1)

    await room.sell(member, day, 5)

    expect(await wall()).toMatchObject([{ state: 'sprinting' }])
    expect(JSON.stringify(await wall())).not.toContain('floor')
  })

  it('is kept once it was worth the floor and was reached', async () => {
    await usual()
    await room.pledge(member, day, 2)
    await room.sell(member, day, 2)

    expect(await wall()).toMatchObject([{ state: 'kept' }])
  })

  it('keeps the floor it was first made with on the day, whatever is back-dated later', async () => {
    await room.pledge(member, day, 1)
    await usual()
    await room.pledge(member, day, 2)
    await room.pledge(member, day, 1)
    await room.sell(member, day, 1)

    expect(await wall()).toMatchObject([{ state: 'kept' }])
  })

  it('asks 1 at least, counts only days on duty, and counts a bundle by what it brings', async () => {
    expect(await mine()).toMatchObject({ floor: 1, average: 0 })
    await room.sell(member, '2015-04-14', 5)
    for (const past of TEN_DAYS.slice(0, 9)) await room.absent(member, past)
    expect(await mine()).toMatchObject({ floor: 8, average: 10 })

    const { view, bundle, g3 } = room.contest
    expect(worthOf(view, [{ metricId: bundle, quantity: 2 }])).toBe(14)
    const oneBundle = [...view.metrics.map((metric) => ({ metricId: metric.id, quantity: 1 }))]
    expect(worthOf(view, oneBundle)).toBe(7)
    expect(worthOf(view, [{ metricId: g3, quantity: 3 }])).toBe(6)
    expect(floorOf(view, 5)).toBe(4)
  })

  it('is pointless after selling, and is not lowered at 17:59', async () => {
    await room.pledge(member, day, 5)
    room.at(day, '17:59')
    expect((await room.pledge(member, day, 1)).body.code).toBe('pledge_only_raise')

    const other = room.contest.member(1)
    await room.sell(other, day, 3)
    await room.pledge(other, day, 3)
    expect((await wall()).find((each) => each.participantId === other.participantId)).toMatchObject({
      ...{ isLate: true, state: 'sprinting' },
    })
  })

  it('is worth its floor together with what was sold before it', async () => {
    await usual()
    await room.sell(member, day, 1)
    await room.pledge(member, day, 1)
    expect(await mine()).toMatchObject({ floor: 4 })

    await room.sell(member, day, 1, { requestId: crypto.randomUUID() })

    expect(await wall()).toMatchObject([{ lines: [{ quantity: 1 }], state: 'kept' }])
  })

  it('may be made the evening before, holds in the morning, and shows both when it was changed', async () => {
    expect((await room.pledge(member, '2015-04-16', 3)).body.code).toBe('pledge_too_early')
    room.at(day, '17:00')
    expect((await mine()).tomorrow).toEqual({ day: '2015-04-16', pledge: null })
    expect((await room.pledge(member, '2015-04-16', 3)).body).toMatchObject({ early: [{ quantity: 3 }] })
    expect((await director.get<LiveSnapshot>(`${room.base}/live`)).body.pledges).toEqual([])

    room.at('2015-04-16', '08:10')
    expect(await wall('2015-04-16')).toMatchObject([
      { lines: [{ quantity: 3 }], early: [{ quantity: 3 }], isLate: false },
    ])
    await room.pledge(member, '2015-04-16', 4)

    expect(await wall('2015-04-16')).toMatchObject([{ lines: [{ quantity: 4 }], early: [{ quantity: 3 }] }])
  })

  it('may be made early once the evening meeting has begun, for the next working day', async () => {
    room.at('2015-04-17', '16:30')
    expect((await mine()).tomorrow).toBeNull()
    await room.post('evening', '2015-04-17', '/open')

    expect((await mine()).tomorrow?.day).toBe('2015-04-20')
    expect((await room.pledge(member, '2015-04-18', 2)).body.code).toBe('pledge_day_over')
    expect((await room.pledge(member, '2015-04-20', 2)).status).toBe(200)
  })

  it('is computed again in the morning when an early one is changed', async () => {
    await usual()
    room.at('2015-04-14', '18:00')
    await room.pledge(member, day, 1)
    room.at(day)
    await room.pledge(member, day, 2)
    await room.sell(member, day, 2)

    expect(await wall()).toMatchObject([{ state: 'kept' }])
  })
})
