import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Activity } from '#shared/contest/contests/activities'
import type { OwnRecordView } from '#shared/screens/me/contract'
import { aPublishedCard } from '#test/ritual/playbook/a-card'
import { aDeal } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'

const VISIT: Activity = { id: randomUUID(), name: '走访', unit: '次', kind: 'visit', perDay: 2 }

describe('what one has done so far', () => {
  const { app, director, clock } = useApp({ at: '2015-04-01T08:00:00+08:00' })
  const { contest } = useContest({ draft: { activities: [VISIT] } })
  const path = () => `/contests/${contest.id}/own-record`
  const own = async (seat = 0) => (await contest.member(seat).client.get<OwnRecordView>(path())).body

  const pledge = async (day: string, quantity: number) => {
    const lines = [{ metricId: contest.broadband, quantity }]
    const made = await contest.member(0).client.put(`/contests/${contest.id}/pledges`, { day, lines, sentence: '' })
    expect(made.status).toBe(200)
  }
  const sell = async (businessDate: string, quantity: number) => {
    const deal = aDeal(contest, { businessDate, items: [{ metricId: contest.broadband, quantity }] })
    expect((await contest.member(0).client.post(`/contests/${contest.id}/deals`, deal)).status).toBe(201)
  }
  /** A morning's pledge, and what was sold after it. */
  const aDay = async (day: string, pledged: number, sold: number) => {
    clock.set(`${day}T08:00:00+08:00`)
    await pledge(day, pledged)
    clock.set(`${day}T10:00:00+08:00`)
    if (sold > 0) await sell(day, sold)
  }

  it('shows kept and missed pledges, the row, the rate, the bests and the medals of the reader alone', async () => {
    await aDay('2015-04-01', 2, 2)
    await aDay('2015-04-02', 2, 1)
    await aDay('2015-04-03', 2, 3)
    clock.set('2015-04-06T08:00:00+08:00')

    const record = await own()

    expect(record.days.map(({ day, pledge: made }) => [day.slice(8), made])).toEqual([
      ['01', 'kept'],
      ['02', 'missed'],
      ['03', 'kept'],
      ['04', null],
      ['05', null],
      ['06', null],
    ])
    expect(record.days.map(({ isOnDuty }) => isOnDuty)).toEqual([true, true, true, false, false, true])
    expect(record.streak).toEqual({ now: 1, best: 1 })
    expect(record.rate).toEqual({ kept: 2, pledged: 3 })
    expect(record.bestDay).toEqual({ day: '2015-04-03', deals: 1, points: 15 })
    expect(record.bestWeek).toEqual({ day: '2015-03-30', deals: 3, points: 30 })
    expect(record.medals.map(({ kind, level, count }) => [kind, level, count])).toEqual([
      ['everyDay', 0, 3],
      ['keptInARow', 0, 1],
      ['helper', 0, 0],
      ['progress', 0, 0],
    ])
    expect((await own(1)).bestDay).toBeNull()
  })

  it('says how often one visited on each day that has a visit', async () => {
    clock.set('2015-04-02T10:00:00+08:00')
    const visit = (customer: string, businessDate: string) =>
      contest.member(0).client.post(`/contests/${contest.id}/activities`, {
        ...{ requestId: randomUUID(), activityId: VISIT.id, customer, businessDate },
      })
    for (const customer of ['张记五金', '李家超市', '张记五金']) await visit(customer, '2015-04-02')
    await visit('惠民药店', '2015-04-01')

    const { activity } = await own()
    expect(activity).toMatchObject({ name: '走访', unit: '次', perDay: 2 })
    expect(activity?.days.map(({ day, count }) => `${day} ${count}`).sort()).toEqual(['2015-04-01 1', '2015-04-02 2'])
    expect((await own(1)).activity?.days).toEqual([])
  })

  it('says of today whether the pledge is kept already', async () => {
    await aDay('2015-04-01', 2, 1)
    expect((await own()).days.at(-1)?.pledge).toBe('open')

    await sell('2015-04-01', 1)
    expect((await own()).days.at(-1)?.pledge).toBe('kept')
    expect((await own()).rate).toEqual({ kept: 0, pledged: 0 })
  })

  it('counts people who used the lessons of the reader, and thanks for them', async () => {
    const [writer, reader] = [contest.member(0).client, contest.member(1).client]
    const { id } = await aPublishedCard(writer)

    expect((await reader.post(`/playbook/${id}/uses`, {})).status).toBe(200)
    expect((await reader.post(`/playbook/${id}/thanks`)).status).toBe(200)

    expect((await own()).lessons).toEqual({ used: 0, usedByOthers: 1, thanks: 1 })
    expect((await own(1)).lessons).toEqual({ used: 1, usedByOthers: 0, thanks: 0 })
  })

  it('reads the rows of one person by an index', async () => {
    const plans = await plansDuring(app, async () => void (await own()))

    expect(plans.filter(({ sql }) => /standing|pledge|lesson/.test(sql)).length).toBeGreaterThanOrEqual(3)
    expect(faultsOf(plans)).toEqual([])
  })

  it('is refused to those who take no part', async () => {
    expect((await director.get<{ code: string }>(path())).body.code).toBe('not_a_participant')
  })
})
