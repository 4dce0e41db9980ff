import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import type { ImportView } from '#shared/ledger/imports/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import type { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aRow, csv, Desk } from './an-import'

describe('rows of a business system that are odd', () => {
  let app: TestApp
  let director: Client
  let contest: AContest
  let desk: Desk
  beforeAll(async () => {
    app = await TestApp.start({ clock: new TestClock('2015-04-20T10:00:00Z'), workerFile: await backupWorker() })
    director = await app.setUp()
  })
  beforeEach(async () => {
    contest = await aContest(app, director, { perTeam: 2 })
    desk = new Desk(director, contest)
  })
  afterAll(() => app?.stop())
  const ledger = async () =>
    (await director.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals.flatMap((deal) =>
      deal.lines
        .filter((line) => line.state === 'counted')
        .map((line) => [deal.reference, deal.participantName, deal.businessDate, line.quantity]),
    )
  async function sold(fields: Record<string, unknown>): Promise<void> {
    const { client } = contest.members[0] as AContest['members'][number]
    expectStatus(await client.post(`/contests/${contest.id}/deals`, aDeal(contest, fields)), 201)
  }
  const outcomes = async (view: ImportView) => {
    const kinds = Object.keys(view.counts) as (keyof ImportView['counts'])[]
    const rows = (await Promise.all(kinds.map((kind) => desk.rows(view.id, kind)))).flat()
    return rows
      .sort((a, b) => a.position - b.position)
      .map(({ outcome, reason, quantity }) => [outcome, reason, quantity].filter((each) => each !== null).join(' '))
  }

  it('are read as people write them: wide letters, blanks within names, units, and days in every way', async () => {
    const view = await desk.imported(
      csv([
        aRow('ＨＸ０００１', { quantity: '２部', date: '２０１５－０４－０１' }),
        aRow(' hx 0002\u3000', { member: '湖　1', quantity: '2.0', date: '2015/4/2' }),
        aRow('HX0003', { metric: '３Ｇ', date: '42097', quantity: '' }),
        aRow('HX0004', { date: '20150404', quantity: '+1' }),
        aRow('HX0005', { date: '4月5日' }),
        aRow('HX0006', { date: '2015年4月6日 下午' }),
      ]),
    )

    expect(view.counts).toEqual({ written: 6 })
    expect((await ledger()).sort()).toEqual([
      ['HX0001', '湖1', '2015-04-01', 2],
      ['HX0002', '湖1', '2015-04-02', 2],
      ['HX0003', '湖1', '2015-04-03', 1],
      ['HX0004', '湖1', '2015-04-04', 1],
      ['HX0005', '湖1', '2015-04-05', 1],
      ['HX0006', '湖1', '2015-04-06', 1],
    ])
  })

  it('match what was typed in small letters and with blanks on a phone', async () => {
    await sold({ reference: 'hx 0001', businessDate: '2015-04-20' })

    expect((await desk.imported(csv([aRow('HX0001')]))).counts).toEqual({ matched: 1 })
  })

  it('take a sale back by a negative number, whichever of the two comes first', async () => {
    const view = await desk.imported(
      csv([
        aRow('HX0001', { quantity: '-1' }),
        aRow('HX0001'),
        aRow('HX0002', { quantity: '3' }),
        aRow('HX0002', { quantity: '(1)' }),
        aRow('HX0003', { member: '湖2' }),
        aRow('HX0003', { member: '湖2', quantity: '-1' }),
        aRow('HX0003', { member: '舜1' }),
        aRow('HX0004', { status: '已拆机' }),
        aRow('HX0004', { metric: '宽带' }),
      ]),
    )

    expect(await outcomes(view)).toEqual([
      'ignored counted_with_sale 1',
      'ignored cancelled_only_there 1',
      'written 2',
      'ignored counted_with_sale 1',
      'ignored counted_with_sale 1',
      'ignored counted_with_sale 1',
      'written 1',
      'ignored cancelled_only_there 1',
      'written 1',
    ])
    expect((await ledger()).map(([reference, name, , n]) => [reference, name, n]).sort()).toEqual([
      ['HX0002', '湖1', 2],
      ['HX0003', '舜1', 1],
      ['HX0004', '湖1', 1],
    ])
  })

  it('take back what an earlier night brought, whole or in part', async () => {
    await desk.imported(csv([aRow('HX0001'), aRow('HX0002', { quantity: '3' })]))

    const view = await desk.imported(csv([aRow('HX0001', { quantity: '-1' }), aRow('HX0002', { quantity: '-1' })]))

    expect(await outcomes(view)).toEqual(['cancelled_there 1', 'other_quantity 2'])
    expect((await desk.settle(view.id, [2], 'cancel')).body.done).toBe(1)
    expect((await desk.settle(view.id, [3], 'correct')).body.done).toBe(1)
    expect((await ledger()).map(([reference, , day, n]) => [reference, day, n])).toEqual([['HX0002', '2015-04-20', 2]])
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('of two people of one name, of a member who has left and of a stranger wait for a decision', async () => {
    const leaver = contest.members[1]
    const left = await director.patch(`/contests/${contest.id}/people/${leaver?.participantId}`, {
      activeTo: '2015-04-10',
    })
    expectStatus(left, 200)
    const rows = [{ name: '湖1', login: 'W-2002', team: '舜师队' }]
    expectStatus(await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false }), 200)

    const view = await desk.checked(
      csv([
        aRow('HX0001'),
        aRow('HX0002', { member: 'ｗ-2002' }),
        aRow('HX0003', { member: '' }),
        aRow('HX0004', { member: leaver?.name }),
        aRow('HX0005', { member: leaver?.name, date: '2015-04-10' }),
        aRow('HX0006', { member: leaver?.name, status: '已退订' }),
      ]),
    )

    expect(Object.keys(view.mapping.members)).toEqual(['ｗ-2002'])
    expect(await outcomes(view)).toEqual([
      'error ambiguous_member 1',
      'missing 1',
      'error no_member 1',
      'error member_left 1',
      'missing 1',
      'ignored cancelled_only_there 1',
    ])
    expect(
      (await desk.map(view, { members: { 湖1: contest.members[0]?.participantId ?? null } })).body.counts.missing,
    ).toBe(3)
  })

  it('with several metrics under one number count once each, and move to another name together', async () => {
    const offer = [{ offerId: contest.offer, quantity: 1 }]
    await sold({ reference: 'HX0001', businessDate: '2015-04-20', items: offer })
    const metrics = ['融合', '宽带', '3G']

    const view = await desk.imported(csv(metrics.map((metric) => aRow('HX0001', { metric, member: '湖2' }))), false)
    const settled = await desk.settle(view.id, [2, 3, 4], 'reassign')

    expect(view.counts).toEqual({ other_member: 3 })
    expect(settled.body).toEqual({ done: 3, refused: [] })
    expect((await ledger()).map(([, name]) => name)).toEqual(['湖2', '湖2', '湖2'])
    expect(
      (await desk.imported(csv(metrics.map((metric) => aRow('HX0001', { metric, member: '湖2' }))))).counts,
    ).toEqual({
      matched: 3,
    })
  })

  it('that lie outside the contest are left out, and a closed contest takes no file', async () => {
    const view = await desk.checked(csv([aRow('HX0001', { date: '2014-04-20' }), aRow('HX0002', { date: '4月31日' })]))
    expectStatus(await director.post(`/contests/${contest.id}/close`), 200)

    expect(await outcomes(view)).toEqual(['ignored outside_contest 1', 'error bad_date 1'])
    expect((await desk.start(view.id)).body).toMatchObject({ code: 'contest_closed' })
    expect((await desk.upload(csv([aRow('HX0003')]))).body).toMatchObject({ code: 'contest_closed' })
  })
})
