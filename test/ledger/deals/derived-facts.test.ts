import { beforeEach, describe, expect, it } from 'vitest'
import type { LiveFact } from '#shared/live/facts'
import type { LiveReplay, LiveSnapshot } from '#shared/live/protocol'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'

describe('what a deal lets follow', () => {
  let contest: AContest
  let west: Member
  let east: Member
  const { app, director, clock } = useApp({ at: '2015-04-10T08:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T08:00:00+08:00')
    contest = await aContest(app, director, { draft: {}, perTeam: 2 })
    west = contest.members.find((member) => member.teamId === contest.west) as Member
    east = contest.members.find((member) => member.teamId === contest.east) as Member
  })
  const live = async <T = LiveSnapshot>(seen = '') =>
    (await director.get<T>(`/contests/${contest.id}/live${seen}`)).body
  /** The facts that `work` causes, in order. */
  const factsOf = async (work: () => Promise<unknown>): Promise<LiveFact[]> => {
    const { seq, epoch, today } = await live()
    await work()
    const replay = await live<LiveReplay>(`?seq=${seq}&epoch=${epoch}&today=${today}`)
    return replay.events.flatMap((event) => ('fact' in event ? [event.fact] : []))
  }
  const sell = (member: Member, quantity = 1, overrides: Record<string, unknown> = {}) =>
    member.client.post(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { items: [{ metricId: contest.g3, quantity }], ...overrides }),
    )
  const types = (facts: LiveFact[]) => facts.map((fact) => fact.type)

  it('is announced with its team', async () => {
    await sell(west, 1, { businessDate: '2015-04-09' })

    const [fact] = await factsOf(() => sell(west, 3))

    expect(fact).toMatchObject({
      type: 'deal.recorded',
      name: west.name,
      nthOfDay: 1,
      isFirstOfDay: true,
      isSilent: false,
      team: { teamId: contest.west },
    })
  })

  it('is an overtake only when the team at the head is another one', async () => {
    expect(types(await factsOf(() => sell(west, 5)))).toEqual(['deal.recorded'])
    expect(types(await factsOf(() => sell(east, 5)))).toEqual(['deal.recorded'])
    expect(types(await factsOf(() => sell(west, 1)))).toEqual(['deal.recorded'])

    const facts = await factsOf(() => sell(east, 3))

    expect(facts.at(-1)).toEqual({ type: 'lead.changed', teamId: contest.east, overTeamId: contest.west, by: 4 })
  })

  it('moves the boards without an overtake when it is back-dated', async () => {
    await sell(west, 1)

    const facts = await factsOf(() => sell(east, 9, { businessDate: '2015-04-09' }))

    expect(facts).toMatchObject([{ type: 'deal.recorded', isSilent: true }])
  })

  it('tells a target and a challenge once per team, also after falling back below', async () => {
    const reached = (facts: LiveFact[]) =>
      facts.flatMap((fact) =>
        fact.type === 'goal.reached' ? [`${fact.metricId ? '3G' : 'points'} ${fact.level}`] : [],
      )
    expect(reached(await factsOf(() => sell(west, 99)))).toEqual([])
    const crossing = sell.bind(null, west, 2)
    let dealId = ''
    const crossed = await factsOf(async () => {
      dealId = (await crossing()).body.id as string
    })
    expect(reached(crossed)).toEqual(['3G target'])

    await west.client.post(`/contests/${contest.id}/deals/${dealId}/withdrawal`, { reason: '录错' })

    expect(reached(await factsOf(crossing))).toEqual([])
    expect(reached(await factsOf(() => sell(west, 99)))).toEqual(['points target', '3G challenge'])
  })

  it('tells no challenge where it was left empty: the target alone is celebrated', async () => {
    const goals = [{ teamId: contest.west, metricId: contest.broadband, target: 2, challenge: 2 }]
    await director.post(`/contests/${contest.id}/revisions`, { from: '2015-04-10', reason: '上级调整', goals })

    const facts = await factsOf(() => sell(west, 2, { items: [{ metricId: contest.broadband, quantity: 2 }] }))

    expect(facts.filter((fact) => fact.type === 'goal.reached')).toMatchObject([{ level: 'target' }])
  })

  it('tells when the whole team has had its first deal of the day', async () => {
    const second = contest.members.filter((member) => member.teamId === contest.west)[1] as Member
    await sell(west)
    await sell(west)

    const facts = await factsOf(() => sell(second))

    expect(facts.at(-1)).toEqual({ type: 'team.opened', teamId: contest.west, day: '2015-04-10' })
    expect(types(await factsOf(() => sell(second)))).toEqual(['deal.recorded'])
  })

  it('tells once that a pledge was kept', async () => {
    const pledge = { day: '2015-04-10', lines: [{ metricId: contest.g3, quantity: 2 }], sentence: '' }
    await west.client.put(`/contests/${contest.id}/pledges`, pledge)
    expect(await factsOf(() => sell(west))).toMatchObject([{ pledgeState: 'sprinting' }])

    const facts = await factsOf(() => sell(west))

    expect(facts).toMatchObject([{ pledgeState: 'kept' }, { type: 'pledge.kept', name: west.name, day: '2015-04-10' }])
    expect(types(await factsOf(() => sell(west)))).toEqual(['deal.recorded'])
  })
})
