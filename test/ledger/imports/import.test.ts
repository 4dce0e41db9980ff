import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { AuditPage } from '#shared/platform/audit/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import type { Client } from '#test/support/client'
import { gbk } from '#test/support/gbk'
import { expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { aRow, csv, Desk, HEAD, xlsx } from './an-import'

describe('importing the list of a business system', () => {
  let app: TestApp
  let clerk: Client
  let contest: AContest
  let desk: Desk
  const clock = new TestClock('2015-04-20T10:00:00Z')
  beforeAll(async () => {
    app = await TestApp.start({ clock, workerFile: await backupWorker() })
    clerk = await app.anAccount(await app.setUp(), 'clerk', '内勤小周')
  })
  beforeEach(async () => {
    contest = await aContest(app, await app.signedIn('director'), { perTeam: 2 })
    desk = new Desk(clerk, contest)
  })
  afterAll(() => app?.stop())
  const ledger = async () => (await clerk.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals
  const ROWS = [
    aRow('HX0001'),
    aRow('HX0002', { metric: '宽带（沃商务）', quantity: '2', member: '舜1', date: '2015/4/19' }),
    aRow('HX0003', { metric: '融合', member: '湖2', date: '20150418101500' }),
  ]

  it.each([
    ['UTF-8', () => csv(ROWS)],
    ['UTF-8 with a mark', () => `\uFEFF${csv(ROWS)}`],
    ['GBK', () => gbk(csv(ROWS))],
    ['a workbook, below a title', () => xlsx([HEAD, ...ROWS.slice(0, 1)], ['业务受理清单'])],
    ['a workbook', () => xlsx(ROWS.map((row) => row.map((cell, n) => (n === 4 ? '2015-04-18 09:30' : cell))))],
  ])('reads %s and guesses its columns and words', async (name, bytes) => {
    const view = await desk.checked(await bytes())

    expect(view.headers).toEqual(HEAD)
    expect(view.mapping.columns).toMatchObject({ reference: 0, metric: 1, quantity: 2, member: 3, date: 4, status: 5 })
    expect(view.counts).toEqual({ missing: name.includes('title') ? 1 : 3 })
    expect(await ledger()).toEqual([])
  })

  it('writes what is missing, silently, and the same file twice writes nothing twice', async () => {
    const first = await desk.imported(csv(ROWS))
    const second = await desk.imported(csv(ROWS))

    expect([first.status, first.counts]).toEqual(['done', { written: 3 }])
    expect(second.counts).toEqual({ matched: 3 })
    const deals = await ledger()
    expect(deals.map((deal) => [deal.reference, deal.participantName, deal.businessDate, deal.recordedBy])).toEqual([
      ['HX0003', '湖2', '2015-04-18', '内勤小周'],
      ['HX0002', '舜1', '2015-04-19', '内勤小周'],
      ['HX0001', '湖1', '2015-04-20', '内勤小周'],
    ])
    expect(deals[1]?.lines).toMatchObject([{ metricId: contest.broadband, quantity: 2, points: 10 }])
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
    const { lines } = (await contest.director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    expect(lines[0]).toMatchObject({ action: 'deals.imported', after: { rows: 3, matched: 3, open: 0 } })
  })

  it('matches what was recorded by hand under the same reference and metric', async () => {
    const [member] = contest.members
    const deal = aDeal(contest, { reference: 'HX0001', businessDate: '2015-04-20' })
    expectStatus((await member?.client.post(`/contests/${contest.id}/deals`, deal)) ?? { status: 0, body: '' }, 201)

    const view = await desk.imported(csv(ROWS))

    expect(view.counts).toEqual({ matched: 1, written: 2 })
    expect(await ledger()).toHaveLength(3)
  })

  it('leaves what cannot be read to a file that says why, in the shape that can be uploaded again', async () => {
    const rows = [
      aRow('HX0001'),
      aRow('HX0001'),
      aRow(''),
      aRow('1.5E+17'),
      aRow('HX0004', { metric: '固话' }),
      aRow('HX0005', { member: '没有这人' }),
      aRow('HX0006', { date: '前天' }),
      aRow('HX0007', { date: '2015-04-21' }),
      aRow('HX0008', { quantity: '1.5' }),
      aRow('HX0009', { date: '2014-12-31' }),
    ]

    const view = await desk.imported(csv(rows))
    const errors = await desk.file(view.id, 'errors')

    expect(view.counts).toEqual({ written: 1, error: 8, ignored: 1 })
    expect((await desk.rows(view.id, 'error')).map((row) => row.reason)).toEqual([
      'twice_in_file',
      'no_reference',
      'rounded_reference',
      'unknown_metric',
      'unknown_member',
      'bad_date',
      'future_date',
      'bad_quantity',
    ])
    const [head = [], ...wrong] = errors.rows.map((row) => row.map((cell) => String(cell ?? '')))
    expect(head).toEqual([...HEAD, '未导入原因'])
    expect(wrong).toHaveLength(8)
    const again = await desk.checked(
      await xlsx(
        wrong.slice(5, 6).map((row) => row.map((cell, n) => (n === 4 ? '2015-04-20 08:00' : cell))),
        head,
      ),
    )
    expect(again.counts).toEqual({ missing: 1 })
  })

  it('takes words as the clerk explains them, and remembers that for the next file', async () => {
    const rows = [aRow('HX0001', { metric: '移网', member: 'A007' }), aRow('HX0002', { metric: '固话' })]
    const first = await desk.uploaded(csv(rows))
    const participantId = contest.members[1]?.participantId ?? ''

    const explained = await desk.map(first, {
      metrics: { 移网: contest.g3, 固话: null },
      members: { A007: participantId },
    })
    const next = await desk.checked(csv([aRow('HX0003', { metric: '移网', member: 'A007' })]))

    expect(first.words.metric.map(({ word }) => word).sort()).toEqual(['固话', '移网'])
    expect(explained.body.counts).toEqual({ missing: 1, ignored: 1 })
    expect(next.counts).toEqual({ missing: 1 })
  })

  it('moves boards and own lines in one fact, and celebrates nothing', async () => {
    const before = (await contest.director.get(`/contests/${contest.id}/live`)).body
    await desk.imported(csv(ROWS))
    const { seq, feed, teams, lines } = (await contest.director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body

    expect(seq).toBe(Number(before.seq) + 3)
    expect(feed.map(({ fact }) => fact.type)).not.toContain('deal.recorded')
    expect(feed[0]?.fact).toMatchObject({ type: 'import.recorded', deals: 3 })
    expect(teams.map(({ whole }) => whole.points)).toEqual([2, 10])
    expect(lines?.map(({ whole }) => whole.deals)).toEqual([1, 1, 1, 0])
  })

  it('stops on request, and goes on where it stopped', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => aRow(`HX${n}`))
    const { id } = await desk.checked(csv(many))
    expectStatus(await desk.start(id), 200)
    expectStatus(await desk.stop(id), 200)
    const stopped = await desk.finished(id)
    expectStatus(await desk.start(id), 200)
    const done = await desk.finished(id)

    expect(stopped.status).toBe('stopped')
    expect(stopped.counts.missing).toBeGreaterThan(0)
    expect([done.status, done.counts]).toEqual(['done', { written: 3_000 }])
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('is refused by name where no table can be read, and needs its four columns', async () => {
    const codes = async (bytes: Buffer | string) => (await desk.upload(bytes)).body as unknown as { code: string }
    expect((await codes(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).code).toBe('import_old_xls')
    expect((await codes(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]))).code).toBe('import_unreadable')
    expect((await codes(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]))).code).toBe('import_unreadable')
    expect((await codes(csv([]))).code).toBe('import_empty')
    const odd = await desk.uploaded('甲,乙\r\n1,2')
    expect((await desk.map(odd)).body).toMatchObject({ code: 'import_columns_missing' })
    expect((await desk.start(odd.id)).body).toMatchObject({ code: 'import_not_ready' })
  })
})
