import { describe, expect, it } from 'vitest'
import { saysCancelled } from '#server/ledger/imports/status-words'
import { IMPORT_LIMITS } from '#shared/ledger/imports/contract'
import { backupWorker } from '#test/support/built-programs'
import { useApp, useContest } from '#test/support/fixtures'
import { aRow, csv, Desk } from './an-import'

const WORKER = await backupWorker()

describe('a status is judged by what it says', () => {
  it.each([
    ...[
      '退订',
      '已退订',
      '退单',
      '已退',
      '冲正',
      '已冲正',
      '撤单',
      '用户撤单',
      '已取消',
      '客户取消',
      '拆机',
      '已拆机竣工',
    ],
    ...[
      '作废',
      '已注销',
      '退款成功',
      '销户',
      '离网',
      '退订成功',
      '客户不要，已退订',
      '已退订（不可恢复）',
      '无法联系已取消',
    ],
    ...[
      '退订审核通过',
      '撤单退款',
      '已退订 2026-11-21 10:02:11',
      'Cancelled',
      'CANCELED',
      'Refunded',
      'Order cancelled',
    ],
    ...[
      '预约取消',
      '超时未支付取消',
      '取消申请已通过',
      '系统自动取消',
      '已撤件',
      '冲账',
      '红字冲销',
      '已解约',
      '交易关闭',
      '拒收',
    ],
    ...['已退訂', '撤單', '作廢', '退', '撤', 'Chargeback', 'Withdrawn by customer', 'Closed Lost'],
  ])('%s is a cancellation', (status) => {
    expect(saysCancelled(status)).toBe(true)
  })

  it.each([
    ...[
      '未退订',
      '退订失败',
      '撤单失败',
      '不可取消',
      '没有退订',
      '未撤单',
      '退订中',
      '退订申请中',
      '申请退订',
      '退订被驳回',
    ],
    ...[
      '取消退订',
      '撤销拆机',
      '待撤单',
      '不能退订',
      '无退订',
      '退订审核中',
      '可退订',
      '拆机失败',
      '已竣工',
      '在用',
      '正常',
      '',
    ],
    ...[
      'not cancelled',
      'Cancellation failed',
      'cancel pending',
      'uncancelled',
      'non-refundable',
      'Active',
      'Closed Won',
    ],
    ...['禁止退订', '不许退订', '正在退订', '准备退订', '意向退订', '退订未完成', '退订异常', '退订超时', '退单审核'],
    ...[
      '退订取消',
      '退订已撤销',
      '拆机取消',
      '已恢复（曾退订）',
      '退订挽留成功',
      '支持退订',
      '退订率',
      '退订功能未开通',
      '已拆封',
    ],
    ...['未退訂', '退訂失敗', '取消失敗', 'Not yet cancelled', 'To be cancelled', 'Awaiting refund'],
  ])('%s is none', (status) => {
    expect(saysCancelled(status)).toBe(false)
  })
})

describe('a status column', () => {
  const { director } = useApp({ at: '2015-04-20T10:00:00Z', workerFile: WORKER })
  const { contest } = useContest()

  it('with a moment in each of a thousand texts has the few that they are', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => {
      const time = `10:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
      return aRow(`HX${n}`, { status: n % 2 ? `已退订 2015-04-19 ${time}` : '在用' })
    })

    const view = await new Desk(director, contest).checked(csv(rows))

    expect(view.words.status).toEqual([
      { word: '在用', rows: 500 },
      { word: '已退订', rows: 500 },
    ])
    expect(view.mapping.cancelled).toEqual(['已退订'])
    expect(view.counts).toEqual({ missing: 500, ignored: 500 })
    expect(view.notices.map(({ kind }) => kind)).toEqual(['statuses_joined'])
  })

  it('of a list brings in what was not cancelled, and leaves out what was, without a word from the clerk', async () => {
    const counted = ['未退订', '退订失败', '撤单失败', '不可取消', '退订取消', '拆机待装', '退订处理中', '正常(未退订)']
    const cancelled = ['退单', '已退', '冲正', '已撤单', '全部退订', '作廢', '未支付取消', 'Refunded']
    const rows = [...counted, ...cancelled].map((status, n) => aRow(`ST${n}`, { status }))
    const desk = new Desk(director, contest)

    const view = await desk.imported(csv(rows))
    const left = await desk.rows(view.id, 'ignored')

    expect(view.mapping.cancelled.toSorted()).toEqual(cancelled.toSorted())
    expect(view.counts).toEqual({ written: counted.length, ignored: cancelled.length })
    expect(left.map(({ position, reason }) => [position, reason])).toEqual(
      cancelled.map((_, n) => [counted.length + n + 2, 'cancelled_only_there']),
    )
  })

  it('takes back what is here where the list says so later, and nothing that a later list calls 退订失败', async () => {
    const desk = new Desk(director, contest)
    await desk.imported(csv([aRow('TB1'), aRow('TB2'), aRow('TB3')]))

    const view = await desk.checked(
      csv([aRow('TB1', { status: '冲正' }), aRow('TB2', { status: '退订失败' }), aRow('TB3', { status: '已退' })]),
    )

    expect(view.counts).toMatchObject({ cancelled_there: 2, matched: 1 })
    expect((await desk.rows(view.id, 'cancelled_there')).map(({ reference }) => reference)).toEqual(['TB1', 'TB3'])
  })

  it('with too many texts is said, and nothing is written', async () => {
    const letters = (n: number) =>
      [...String(n).padStart(4, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')
    const rows = Array.from({ length: IMPORT_LIMITS.words + 1 }, (_, n) => aRow(`HX${n}`, { status: letters(n) }))
    const desk = new Desk(director, contest)

    const view = await desk.checked(csv(rows))

    expect(view.notices.map(({ kind }) => kind)).toEqual(['too_many_statuses'])
    expect((await desk.start(view.id)).body).toMatchObject({ code: 'import_too_many_statuses' })
  })
})
