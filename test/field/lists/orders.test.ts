import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { LineView, ListDraft, ListView } from '#shared/field/lists/contract'
import type { DispatchView } from '#shared/field/lists/dispatch'
import type { ReplyView } from '#shared/field/lists/replies'
import { AList } from '#test/field/lists/a-list'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const HEADERS = ['工单号', '客户名称', '业务号码', '客户经理', '现月费', '处理结果', '备注']

/** A table of orders as the upper system sends it. */
const table = (rows: readonly (readonly string[])[]) => [HEADERS, ...rows].map((cells) => cells.join(',')).join('\n')

describe('a list that arrives assigned (派单)', () => {
  const { app: _, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west, east } = useContest()
  const orders = () => new AList(contest)

  const rows = () => [
    ['GD-001', '鑫源广告', '05307000001', west.name, '199', '', ''],
    ['GD-002', '湖滨饭店', '05307000002', east.name, '99', '', '老客户'],
    ['GD-003', '东关药房', '05307000003', '外单位王五', '59', '', ''],
    ['GD-004', '西关五金', '0530****004', west.name, '59', '', ''],
  ]
  async function dispatched(list = orders(), input: Record<string, unknown> = {}) {
    await list.upload(table(rows()), '四月派单.csv', 'upsell')
    const sent = await director.post<ListView>(list.at(`/${list.id}/dispatching`), {
      ...{ name: '四月派单', holdDays: 7, ...input },
    })
    expectStatus(sent, 200)
    return { list, view: sent.body }
  }
  const reply = async (list: AList) => {
    const file = await director.download(list.at(`/${list.id}/reply/file`))
    expect(file.status).toBe(200)
    return (await readSheet(file.bytes)).map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))))
  }

  it('says before it goes out who gets how many, and whom nobody knows', async () => {
    const list = orders()
    await list.upload(table(rows()), '四月派单.csv', 'upsell')

    const preview = (await director.get<DispatchView>(list.at(`/${list.id}/dispatch`))).body

    expect(preview.people.map(({ name, lines }) => [name, lines])).toEqual(
      [east, west].map(({ name }) => [name, 1]).sort(),
    )
    expect(preview.others).toEqual([{ name: '外单位王五', trouble: 'unknown', lines: 1 }])
  })

  it('is held at once by those whom it names, without a claim', async () => {
    const { list, view } = await dispatched()

    expect(view).toMatchObject({ arrival: 'dispatched', status: 'open', counts: { assigned: 2, free: 1, leftOut: 1 } })
    const [line] = (await list.own(west)).lines
    expect(line).toMatchObject({ name: '鑫源广告', orderNo: 'GD-001', dueAt: '2015-04-12T02:00:00.000Z' })
    expect((await list.own(west)).lists).toEqual([])
    const [free] = (await list.lines()).filter(({ state }: LineView) => state === 'free')
    expect((await list.claim(east, free?.id ?? '')).body).toMatchObject({ code: 'claiming_over' })
  })

  it('goes out once, and only with a column that names people', async () => {
    const { list } = await dispatched()
    const again = { name: '再派一次', holdDays: 7 }
    expect((await director.post(list.at(`/${list.id}/dispatching`), again)).body).toMatchObject({
      code: 'list_is_open',
    })
    const other = orders()
    const draft: ListDraft = await other.upload('客户名称,业务号码\n甲,05307000009', '无经理.csv', 'upsell')
    expect(draft.columns.manager).toBeUndefined()

    const refused = await director.post(other.at(`/${other.id}/dispatching`), again)

    expect(refused.body).toMatchObject({ code: 'list_without_managers' })
    expect((await west.client.get(other.at(`/${other.id}/reply`))).status).toBe(403)
  })

  it('goes back as the same file: its rows, columns and order, with what became of each', async () => {
    const { list } = await dispatched()
    const [line] = (await list.own(east)).lines
    clock.advance(60)
    expectStatus(await list.release(east, line?.id ?? ''), 200)

    const [headers, ...cells] = await reply(list)

    expect(headers).toEqual([...HEADERS, '处理时间'])
    expect(cells).toEqual([
      ['GD-001', '鑫源广告', '05307000001', west.name, '199', '未处理', '', ''],
      ['GD-002', '湖滨饭店', '05307000002', east.name, '99', '未处理', '老客户', ''],
      ['GD-003', '东关药房', '05307000003', '外单位王五', '59', '未处理', '', ''],
      ['GD-004', '西关五金', '0530****004', west.name, '59', '', '', ''],
    ])
  })

  it('is answered in the codes of the upper system, which the next table begins with', async () => {
    const { list } = await dispatched()
    const { terms } = (await director.get<ReplyView>(list.at(`/${list.id}/reply`))).body
    expect(terms.columns).toEqual({ result: 5, time: null, remark: 6 })
    const codes = { untouched: '00', touched: '01', won: '10', lost: '20', elsewhere: '30' }
    const wrong = { columns: { result: 5, time: 5, remark: null }, codes }
    expect((await director.put(list.at(`/${list.id}/reply`), wrong)).body).toMatchObject({
      code: 'reply_columns_wrong',
    })

    expectStatus(await director.put(list.at(`/${list.id}/reply`), { columns: terms.columns, codes }), 200)

    expect((await reply(list))[1]?.[5]).toBe('00')
    const next = orders()
    await next.upload(table([['GD-009', '新客户', '05307000011', west.name, '1', '', '']]), '五月派单.csv', 'upsell')
    expectStatus(await director.post(next.at(`/${next.id}/dispatching`), { name: '五月', holdDays: 7 }), 200)
    expect((await reply(next))[1]?.[5]).toBe('00')
  })
})
