import { randomUUID } from 'node:crypto'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { Activity } from '#shared/contest/contests/activities'
import type { AuditPage } from '#shared/platform/audit/contract'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '走访', unit: '次', kind: 'visit' }

describe('the sheet of activities', () => {
  const { director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT] } })
  const base = () => `/contests/${room.contest.id}`
  const visit = async (by: Member, input: Record<string, unknown> = {}) => {
    const requestId = randomUUID()
    const tap = { requestId, activityId: VISIT.id, ...input }
    expectStatus(await by.client.post(`${base()}/activities`, tap), 201)
    return requestId
  }

  it('has a line for each that counts, customers masked, and is for directors and clerks', async () => {
    await visit(room.west, {
      ...{ customer: '张记五金', phone: '138 0000 0001', outcome: 'rival', rival: '移动', rivalUntil: '2015-09' },
    })
    await visit(room.west, { businessDate: '2015-04-09' })
    const undone = await visit(room.secondWest, { customer: '李家超市' })
    const undo = { requestId: randomUUID(), entry: undone }
    expectStatus(await room.secondWest.client.post(`${base()}/activities/undo`, undo), 200)
    clock.set('2015-04-10T10:05:00+08:00')
    expectStatus(await room.east.client.post(`${base()}/deals`, aDeal(room.contest)), 201)

    const sheet = await director.download(`${base()}/activities/export`)

    expect((await room.west.client.get(`${base()}/activities/export`)).status).toBe(403)
    const [head = [], ...rows] = await readSheet(sheet.bytes)
    const lines = rows.map((row) => Object.fromEntries(head.map((title, n) => [String(title), row[n]])))
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({ 队员: room.west.name, 补录: '是', 客户: null, 结果: null, 片区: '东街' })
    expect(lines.find((each) => each.客户)).toMatchObject({
      ...{ 客户: '张**', 电话: '138****0001', 结果: '友商在网', 竞品: '移动', 到期月: '2015-09', 补录: null },
    })
    expect(lines.find((each) => each.报单自动记)).toMatchObject({ 队员: room.east.name, 报单自动记: '是' })
    expect(JSON.stringify(rows)).not.toMatch(/张记|0000 ?0001/)
    const audit = (await director.get<AuditPage>('/audit')).body
    expect(audit.lines[0]).toMatchObject({ action: 'figures.exported', subject: '走访明细-内部' })
  })
})
