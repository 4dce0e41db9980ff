import { describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import { backupWorker } from '#test/support/built-programs'
import { useApp, useContest } from '#test/support/fixtures'
import { aRow, csv, Desk, HEAD } from './an-import'

const WORKER = await backupWorker()

describe('rows of one number', () => {
  const { app, director } = useApp({ at: '2015-04-20T10:00:00Z', workerFile: WORKER })
  const { contest } = useContest({ perTeam: 2 })
  const deals = async () =>
    (await director.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals.map((deal) => [
      deal.reference,
      deal.participantName,
      ...deal.lines.map(({ metricId, quantity }) => `${metricId === contest.g3 ? '3G' : '宽带'} ${quantity}`).sort(),
    ])

  it('and different metrics are one deal with several lines, however far apart', async () => {
    const others = Array.from({ length: 300 }, (_, n) => aRow(`HX${n + 10}`))
    const rows = [aRow('HX1'), ...others, aRow('HX1', { metric: '宽带' })]

    const view = await new Desk(director, contest).imported(csv(rows))

    expect(view.counts).toEqual({ written: 302 })
    const page = await director.get<DealPage>(`/contests/${contest.id}/deals?limit=100&metricId=${contest.broadband}`)
    expect(page.body.deals.map(({ reference, lines }) => [reference, lines.length])).toEqual([['HX1', 2]])
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('and one metric are summed where their lines differ, and refused where a line repeats', async () => {
    const head = ['序号', ...HEAD, '产品编号']
    const row = (n: number, product: string, fields: Parameters<typeof aRow>[1] = {}) => [
      String(n),
      ...aRow('HX1', fields),
      product,
    ]
    const rows = [
      row(1, 'P-1', { quantity: '2' }),
      row(2, 'P-2'),
      row(3, 'P-1', { quantity: '2', date: '2015-04-19' }),
      row(4, 'P-3', { member: '湖2' }),
    ]
    const desk = new Desk(director, contest)

    const view = await desk.imported(csv(rows, head))
    const again = await desk.imported(csv(rows, head))

    expect(await deals()).toEqual([['HX1', '湖1', '3G 3']])
    expect(view.counts).toEqual({ written: 1, ignored: 1, error: 2 })
    expect((await desk.rows(view.id, 'error')).map(({ position, reason }) => [position, reason])).toEqual([
      [4, 'twice_in_file'],
      [5, 'twice_in_file'],
    ])
    expect(again.counts).toEqual({ matched: 1, ignored: 1, error: 2 })
  })
})
