import { describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import type { DealPage } from '#shared/ledger/deals/contract'
import { aDeal } from '#test/support/a-contest'
import { backupWorker } from '#test/support/built-programs'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'
import { aRow, csv, Desk } from './an-import'

const WORKER = await backupWorker()

describe('sales that members have recorded without a number', () => {
  const { app, director } = useApp({ at: '2015-04-20T10:00:00Z', workerFile: WORKER })
  const { contest, west } = useContest({ perTeam: 2 })
  const tapped = async (businessDate: string, fields = {}) => {
    const deal = aDeal(contest, { businessDate, participantId: west.participantId, ...fields })
    expectStatus(await director.post(`/contests/${contest.id}/deals`, deal), 201)
  }
  const desk = () => new Desk(director, contest)
  const total = async () =>
    (await director.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals
      .flatMap(({ lines }) => lines)
      .filter(({ state }) => state === 'counted')
      .reduce((sum, { quantity }) => sum + quantity, 0)
  /** Three sales of the first member, one a day later in the system, and one that is new. */
  const LIST = csv([
    aRow('HX1', { date: '2015-04-18' }),
    aRow('HX2', { date: '2015-04-18' }),
    aRow('HX3', { date: '2015-04-20' }),
    aRow('HX4', { member: '湖2' }),
  ])
  const threeTaps = async () => {
    for (const day of ['2015-04-18', '2015-04-18', '2015-04-19']) await tapped(day)
  }

  it('are proposed before writing, settled in one step, and not counted twice', async () => {
    await threeTaps()
    const checked = await desk().checked(LIST)
    expectStatus(
      await director.post(`/contests/${contest.id}/imports/${checked.id}/start`, { writes: true, probable: 'same' }),
      200,
    )
    const done = await desk().finished(checked.id)

    expect(checked.counts).toEqual({ probable: 3, missing: 1 })
    expect([done.counts, done.open]).toEqual([{ probable: 3, written: 1 }, 0])
    expect(await total()).toBe(4)
    // From now on each of them has the number of its row.
    const numbers = (await director.get<DealPage>(`/contests/${contest.id}/deals?limit=100`)).body.deals.map(
      (deal) => deal.numbers,
    )
    expect(numbers.flat().sort()).toEqual(['HX1', 'HX2', 'HX3', 'HX4'])
    // The same list the next night asks nothing again, and takes none of the sales for one that the file lacks.
    expect((await desk().imported(LIST)).counts).toEqual({ matched: 4 })
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it('are written as sales of their own where the clerk says so', async () => {
    await tapped('2015-04-18')
    const { id } = await desk().checked(LIST)
    expectStatus(
      await director.post(`/contests/${contest.id}/imports/${id}/start`, { writes: true, probable: 'new' }),
      200,
    )

    expect((await desk().finished(id)).counts).toMatchObject({ written: 4 })
    expect(await total()).toBe(5)
  })

  it('wait on the reconciliation where nothing was said, and are settled there one by one', async () => {
    await threeTaps()
    const view = await desk().imported(LIST)
    const [first, second, third] = await desk().rows(view.id, 'probable')

    expect([view.counts, view.open]).toEqual([{ probable: 3, written: 1 }, 3])
    expect((await desk().settle(view.id, [first?.position ?? 0], 'join')).body.done).toBe(1)
    expect((await desk().settle(view.id, [second?.position ?? 0], 'record')).body.done).toBe(1)
    expect((await desk().rows(view.id, 'probable')).map(({ settled }) => settled)).toEqual(['joined', 'recorded', null])
    expect((await desk().settle(view.id, [third?.position ?? 0], 'leave')).body.done).toBe(1)
    expect(await total()).toBe(5)
  })

  it('of another quantity, metric, member or week are no pair', async () => {
    await tapped('2015-04-20', { items: [{ metricId: contest.g3, quantity: 2 }] })
    await tapped('2015-04-20', { items: [{ metricId: contest.broadband, quantity: 1 }] })
    await tapped('2015-04-14')

    expect((await desk().checked(LIST)).counts).toEqual({ missing: 4 })
  })

  it.each(['186****1234', '186＊＊＊＊1234', '186xxxx1234'])(
    'a masked number %s is no key, and is proposed by its ends',
    async (masked) => {
      await tapped('2015-04-20', { reference: '18600001234' })
      await tapped('2015-04-20', { reference: '18600009999' })

      const view = await desk().checked(csv([aRow(masked), aRow(masked, { member: '湖2' })]))

      expect(view.counts).toEqual({ probable: 1, error: 1 })
      expect((await desk().rows(view.id, 'error'))[0]?.reason).toBe('masked_reference')
      expect((await desk().rows(view.id, 'probable'))[0]).toMatchObject({ here: { quantity: 1 } })
    },
  )

  it('under the same masked number are remembered, each as its own sale, and asked about once', async () => {
    await tapped('2015-04-18')
    await tapped('2015-04-18')
    const rows = ['186****1234', '186****1234'].map((masked) => aRow(masked, { date: '2015-04-18' }))
    const list = csv([...rows, aRow('HX9', { member: '湖2' })])
    const { id, counts } = await desk().checked(list)
    expect(counts).toEqual({ probable: 2, missing: 1 })
    expectStatus(
      await director.post(`/contests/${contest.id}/imports/${id}/start`, { writes: true, probable: 'same' }),
      200,
    )
    await desk().finished(id)

    expect((await desk().imported(list)).counts).toEqual({ matched: 3 })
    expect(await total()).toBe(3)
  })
})
