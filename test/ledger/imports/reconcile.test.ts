import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import type { Client } from '#test/support/client'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aRow, csv, Desk } from './an-import'

describe('reconciling with a business system', () => {
  let app: TestApp
  let clerk: Client
  let contest: AContest
  let desk: Desk
  beforeAll(async () => {
    app = await TestApp.start({ clock: new TestClock('2015-04-20T10:00:00Z'), workerFile: await backupWorker() })
    clerk = await app.anAccount(await app.setUp(), 'clerk', '内勤小周')
  })
  beforeEach(async () => {
    contest = await aContest(app, await app.signedIn('director'), { perTeam: 2 })
    desk = new Desk(clerk, contest)
    await recorded(0, 'HX0001')
    await recorded(0, 'HX0002')
    await recorded(0, 'HX0003')
    await recorded(1, 'HX0004')
  })
  afterAll(() => app?.stop())

  async function recorded(n: number, reference: string): Promise<void> {
    const deal = aDeal(contest, { reference, businessDate: '2015-04-20' })
    const reply = await contest.members[n]?.client.post(`/contests/${contest.id}/deals`, deal)
    expectStatus(reply ?? { status: 0, body: '' }, 201)
  }
  const deals = async () => (await clerk.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals
  const standing = async () =>
    (await deals())
      .filter((deal) => deal.lines.some((line) => line.state === 'counted'))
      .map((deal) => `${deal.reference} ${deal.participantName}`)
      .sort()

  /** HX0001 agrees, HX0002 was cancelled there, HX0003 is 湖2's there, HX0004 is not in the file, HX0005 is missing. */
  const FILE = () =>
    csv([
      aRow('HX0001'),
      aRow('HX0002', { status: '已拆机' }),
      aRow('HX0003', { member: '湖2' }),
      aRow('HX0005', { member: '舜2' }),
    ])

  it('lists what is missing here, extra here, cancelled there and under another name, and writes nothing', async () => {
    const view = await desk.imported(FILE(), false)

    expect(view.counts).toEqual({ matched: 1, cancelled_there: 1, other_member: 1, missing: 1, extra: 1 })
    expect(view.open).toBe(4)
    expect((await desk.rows(view.id, 'extra')).map((row) => row.reference)).toEqual(['HX0004'])
    expect(await standing()).toEqual(['HX0001 湖1', 'HX0002 湖1', 'HX0003 湖1', 'HX0004 舜1'])
  })

  it('settles each with the ledger, remembers how and by whom, and agrees with the file afterwards', async () => {
    const view = await desk.imported(FILE(), false)
    const steps = [
      ['missing', 'record'],
      ['extra', 'cancel'],
      ['cancelled_there', 'cancel'],
      ['other_member', 'reassign'],
    ] as const
    for (const [outcome, action] of steps) {
      const positions = (await desk.rows(view.id, outcome)).map((row) => row.position)
      expect((await desk.settle(view.id, positions, action)).body).toEqual({ done: 1, refused: [] })
    }

    expect(await standing()).toEqual(['HX0001 湖1', 'HX0003 湖2', 'HX0005 舜2'])
    expect((await desk.view(view.id)).open).toBe(0)
    expect(await desk.rows(view.id, 'extra')).toMatchObject([{ settled: 'cancelled', settledBy: '内勤小周' }])
    const { rows } = await desk.file(view.id, 'differences')
    expect(
      rows
        .slice(1)
        .map((row) => row[9])
        .sort(),
    ).toEqual(['已改判', '已补录', '已退订', '已退订', null].sort())
    expect((await desk.imported(FILE(), false)).open).toBe(0)
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('refuses row by row: what is settled already, what does not fit, what has changed meanwhile', async () => {
    const view = await desk.imported(FILE(), false)
    const position = async (outcome: 'missing' | 'extra') => (await desk.rows(view.id, outcome))[0]?.position ?? 0
    const missing = await position('missing')
    await recorded(1, 'HX0005')

    const changed = await desk.settle(view.id, [missing], 'record')
    const unfit = await desk.settle(view.id, [await position('extra'), missing], 'reassign')
    const left = await desk.settle(view.id, [missing], 'leave')
    const again = await desk.settle(view.id, [missing], 'leave')

    expect(changed.body.refused).toEqual([{ position: missing, code: 'import_row_changed' }])
    expect(unfit.body.refused.map(({ code }) => code)).toEqual(['import_action_unfit', 'import_action_unfit'])
    expect(left.body.done).toBe(1)
    expect(again.body.refused).toEqual([{ position: missing, code: 'import_row_settled' }])
  })

  it('does not restore by itself what was withdrawn here', async () => {
    const [last] = await deals()
    expectStatus(
      await clerk.post(`/contests/${contest.id}/deals/${last?.id}/cancellation`, { reason: '客户退订' }),
      204,
    )

    const view = await desk.imported(csv([aRow('HX0004', { member: '舜1' })]))

    expect(view.counts).toMatchObject({ gone: 1 })
    expect(await standing()).not.toContain('HX0004 舜1')
  })
})
