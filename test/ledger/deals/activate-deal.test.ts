import { beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import { type AContest, aContest, aDraft, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { inContest } from './reversals'

describe('a metric that counts once it is activated (激活后计)', () => {
  let contest: AContest
  let member: Member
  let act: ReturnType<typeof inContest>
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    const draft = aDraft()
    const metrics = draft.metrics.map((metric) =>
      metric.name === '宽带' ? { ...metric, countsWhen: 'activated' as const } : metric,
    )
    contest = await aContest(app, director, { draft: { ...draft, metrics } })
    member = contest.members[0] as Member
    act = inContest(contest)
  })
  const broadband = (quantity = 1) => ({ items: [{ metricId: contest.broadband, quantity }] })

  it('waits next to the score, and the rest of a bundle counts at once', async () => {
    const deal = await act.record(member, { items: [{ offerId: contest.offer, quantity: 1 }] })

    expect(deal.lines.map((line) => line.metricId)).toEqual([contest.bundle, contest.g3])
    expect(deal.pending).toEqual([{ metricId: contest.broadband, quantity: 1, points: 5 }])
    const { whole } = await act.line(member)
    expect(whole).toMatchObject({ points: 2, deals: 1 })
    expect(whole.metrics[contest.broadband]).toEqual({ quantity: 0, reachedSeq: 0, pending: 1 })
  })

  it('is no deal of the day, and wins nothing, before it counts', async () => {
    const deal = await act.record(member, broadband())

    const { feed } = await act.snapshot()
    expect(deal).toMatchObject({ lines: [], nthOfDay: 0 })
    expect((await act.line(member)).today).toMatchObject({ points: 0, deals: 0 })
    expect(feed[0]?.fact).toMatchObject({ type: 'deal.recorded', lines: [], isFirstOfDay: false })
  })

  it('counts from the day of its activation on, once', async () => {
    const deal = await act.record(member, broadband(2))
    clock.set('2015-04-13T10:00:00+08:00')

    expect((await act.activate(deal.id)).status).toBe(204)

    const { whole, today } = await act.line(member)
    expect(whole).toMatchObject({ points: 10, deals: 1 })
    expect(whole.metrics[contest.broadband]).toMatchObject({ quantity: 2 })
    expect(whole.metrics[contest.broadband]).not.toHaveProperty('pending')
    expect(today).toMatchObject({ points: 10, deals: 1 })
    expect((await act.activate(deal.id)).body.code).toBe('line_not_pending')
    expect((await act.deal(deal.id)).lines).toMatchObject([{ state: 'counted', countedOn: '2015-04-13' }])
  })

  it('keeps a pledge and reaches a goal on that day, without an overtake', async () => {
    const rival = contest.members[1] as Member
    await act.record(rival)
    const deal = await act.record(member, broadband(40))
    clock.set('2015-04-13T08:00:00+08:00')
    await member.client.put(`/contests/${contest.id}/pledges`, {
      ...{ day: '2015-04-13', sentence: '', lines: [{ metricId: contest.broadband, quantity: 1 }] },
    })
    const before = (await act.snapshot()).seq

    await act.activate(deal.id)

    const { seq, feed } = await act.snapshot()
    const told = feed.slice(0, seq - before).map((event) => event.fact.type)
    expect(told.reverse()).toEqual(['deal.activated', 'pledge.kept', 'goal.reached'])
  })

  it('falls away with a withdrawal or a cancellation without ever having counted', async () => {
    const withdrawn = await act.record(member, broadband())
    const never = await act.record(member, broadband())

    expect((await act.withdraw(withdrawn.id, member.client)).status).toBe(204)
    expect((await act.cancel(never.id, { reason: '未激活' })).status).toBe(204)

    const { whole } = await act.line(member)
    expect(whole).toMatchObject({ points: 0, deals: 0 })
    expect(whole).not.toHaveProperty('cancelled')
    expect(whole.metrics[contest.broadband]).not.toHaveProperty('pending')
    expect((await act.activate(withdrawn.id)).body.code).toBe('already_withdrawn')
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('is confirmed by directors and clerks only', async () => {
    const deal = await act.record(member, broadband())

    expect((await act.activate(deal.id, {}, member.client)).status).toBe(403)
    expect((await act.activate(deal.id, { day: '2015-04-09' })).body.code).toBe('known_before_sale')
  })
})
