import { randomUUID } from 'node:crypto'
import { type AContest, aContest, aDeal } from './a-contest'
import { anAmount, withAmount } from './an-amount'
import type { Client } from './client'
import { expectStatus, type TestApp } from './test-app'

const COLOURS = ['#c8102e', '#1d4e89', '#2f7d32', '#b8860b', '#6a1b9a', '#00838f']
const TODAY = '2015-04-10'

/** As long as names may be. */
export const longName = (n: number) =>
  `山东济宁集团客户中心第${n + 1}营业部先锋突击队与直销渠道联合作战团体一马当先勇争第一名次`.slice(0, 40)

/** So many teams of the longest names that sold for hundreds of millions of 元 each, close together at the front. */
export async function aCrowdedContest(app: TestApp, director: Client, count: number): Promise<AContest> {
  const amount = anAmount({ name: '营业收入总额' })
  const teams = Array.from({ length: count }, (_, n) => ({
    ...{ id: randomUUID(), name: longName(n), slogan: '', crest: `${n + 1}` },
    colour: COLOURS[n % COLOURS.length] as string,
  }))
  const draft = withAmount(amount)
  const goal = { metricId: amount.id, target: 150_000_000_000, challenge: 180_000_000_000 }
  const contest = await aContest(app, director, {
    draft: {
      ...draft,
      teams,
      metrics: (draft.metrics ?? []).filter(({ name }) => name === '3G' || name === amount.name),
      goals: teams.map(({ id }) => ({ teamId: id, ...goal })),
    },
  })
  for (const [n, { participantId }] of contest.members.entries()) {
    const quantity = 9_999_999_999 - (n % 4) * 1_234_567 - (n > 3 ? 3_000_000_000 : 0)
    for (let sale = 0; sale < 12; sale++) {
      const businessDate = sale < 6 ? '2015-04-09' : TODAY
      const deal = aDeal(contest, { items: [{ metricId: amount.id, quantity }], participantId, businessDate })
      expectStatus(await director.post(`/contests/${contest.id}/deals`, deal), 201)
    }
  }
  const lines = [{ metricId: amount.id, quantity: 9_999_999_999 }]
  expectStatus(
    await contest.member(0).client.put(`/contests/${contest.id}/pledges`, { day: TODAY, lines, sentence: '' }),
    200,
  )
  return contest
}
