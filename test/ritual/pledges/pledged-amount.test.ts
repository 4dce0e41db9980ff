import { describe, expect, it } from 'vitest'
import type { PledgeView } from '#shared/ritual/pledges/contract'
import { aDeal } from '#test/support/a-contest'
import { anAmount, withAmount } from '#test/support/an-amount'
import { useApp, useContest } from '#test/support/fixtures'

const DAY = '2015-04-10'
const amount = anAmount()

describe('a pledge of an amount', () => {
  const { director, clock } = useApp({ at: `${DAY}T08:00:00+08:00` })
  const { contest, west: member } = useContest({ per: 'file', draft: withAmount(amount) })
  const pledge = (quantity: number) =>
    member.client.put<PledgeView & { code: string }>(`/contests/${contest.id}/pledges`, {
      ...{ day: DAY, sentence: '' },
      lines: [{ metricId: amount.id, quantity }],
    })
  const state = async () =>
    (await director.get<PledgeView[]>(`/contests/${contest.id}/pledges?day=${DAY}`)).body[0]?.state
  const sell = (quantity: number) =>
    member.client.post(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { businessDate: DAY, items: [{ metricId: amount.id, quantity }] }),
    )

  it('is taken to the 分, up to 1 亿元, and is kept by the last 分', async () => {
    expect((await pledge(10_000_000_001)).body.code).toBe('amount_too_large')
    expect((await pledge(0.5)).body.code).toBe('quantity_not_whole')
    expect((await pledge(10_000_000_000)).status).toBe(200)
    expect((await pledge(128_050)).body).toMatchObject({ lines: [{ metricId: amount.id, quantity: 128_050 }] })
    clock.set(`${DAY}T09:30:00+08:00`)

    await sell(128_049)
    expect(await state()).toBe('sprinting')

    await sell(1)
    expect(await state()).toBe('kept')
  })
})
