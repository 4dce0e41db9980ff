import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PledgeRates, PledgeView } from '#shared/ritual/pledges/contract'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { aContest, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

/** Wednesday, after ten working days. */
const TODAY = '2015-04-15'
const TEN_DAYS = [
  ...['2015-04-01', '2015-04-02', '2015-04-03', '2015-04-06', '2015-04-07'],
  ...['2015-04-08', '2015-04-09', '2015-04-10', '2015-04-13', '2015-04-14'],
]

describe('the tricks of the second day, with pledges', () => {
  const clock = new TestClock(`${TODAY}T08:00:00+08:00`)
  let app: TestApp
  let director: Client
  let room: ContestActor
  let sly: Member
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    clock.set(`${TODAY}T08:00:00+08:00`)
    room = new ContestActor(await aContest(app, director), clock)
    sly = room.contest.members[0] as Member
  })
  const pledgeOf = async (member: Member, day = TODAY) => {
    const { body } = await director.get<PledgeView[]>(`${room.base}/pledges?day=${day}`)
    return body.find((each) => each.participantId === member.participantId)
  }
  const keptOn = async (day: string) => {
    const { body } = await director.get<PledgeRates>(`${room.base}/pledges/rates?day=${day}`)
    return body.contest.kept
  }

  it('pledge 1: what is far below the own average is shown, and never kept', async () => {
    for (const day of TEN_DAYS) await room.sell(sly, day, 3)
    await room.pledge(sly, TODAY, 1)

    await room.sell(sly, TODAY, 4)

    expect(await pledgeOf(sly)).toMatchObject({ state: 'sprinting' })
    expect(await keptOn(TODAY)).toBe(0)
  })

  it('pledge after selling: what was sold before it keeps nothing', async () => {
    await room.sell(sly, TODAY, 2)

    await room.pledge(sly, TODAY, 2)

    expect(await pledgeOf(sly)).toMatchObject({ soldBefore: [{ quantity: 2 }], state: 'pledged' })
    expect(await keptOn(TODAY)).toBe(0)
  })

  it('lower the pledge at 17:59: refused, the quantity at the lock stays', async () => {
    await room.pledge(sly, TODAY, 5)
    await room.sell(sly, TODAY, 2)
    room.at(TODAY, '17:59')

    expect((await room.pledge(sly, TODAY, 2)).body.code).toBe('pledge_only_raise')

    expect(await pledgeOf(sly)).toMatchObject({ lines: [{ quantity: 5 }], raised: null, state: 'sprinting' })
    expect(await keptOn(TODAY)).toBe(0)
  })

  it('back-date into a closed day: yesterday’s pledge is not kept the morning after', async () => {
    await room.pledge(sly, TODAY, 3)
    await room.sell(sly, TODAY, 1)
    room.at('2015-04-16', '08:00')

    const late = await room.sell(sly, TODAY, 2, { requestId: crypto.randomUUID() })

    expect(late.status).toBe(201)
    expect(await pledgeOf(sly)).toMatchObject({ state: 'sprinting' })
    expect(await keptOn(TODAY)).toBe(0)
  })
})
