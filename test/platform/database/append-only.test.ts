import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { type AContest, aContest, aDeal } from '#test/support/a-contest'
import { onPostgres } from '#test/support/database'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

describe('what has been written into the ledger and the audit list', () => {
  let app: TestApp
  let contest: AContest
  beforeAll(async () => {
    app = await TestApp.start({ clock: new TestClock('2015-04-10T10:00:00+08:00') })
    contest = await aContest(app, await app.setUp())
    const member = contest.members[0]
    const pledge = { day: '2015-04-10', lines: [{ metricId: contest.g3, quantity: 1 }], sentence: '' }
    await member?.client.put(`/contests/${contest.id}/pledges`, pledge)
    const deal = await member?.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, aDeal(contest))
    const goal = { teamId: contest.west, metricId: contest.g3, target: 120, challenge: 150 }
    const checked = { metricId: contest.g3, numberRule: 'none', askAbove: 5 }
    const revision = { from: '2015-04-10', reason: '上级调整', goals: [goal], checks: [checked] }
    await contest.director.post(`/contests/${contest.id}/revisions`, revision)
    await contest.director.post(`/contests/${contest.id}/deals/${deal?.body.id}/withdrawal`, { reason: '录错' })
    const further = async () =>
      (await member?.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, aDeal(contest)))?.body
    await contest.director.post(`/contests/${contest.id}/deals/${(await further())?.id}/cancellation`, {
      reason: '退网',
    })
    const held = aDeal(contest, { items: [{ metricId: contest.g3, quantity: 6 }], numbers: ['1', '2'] })
    await member?.client.post(`/contests/${contest.id}/deals`, held)
    const participantId = contest.members[1]?.participantId
    const ruling = { participantId, reason: '主任裁定' }
    await contest.director.post(`/contests/${contest.id}/deals/${(await further())?.id}/reassignment`, ruling)
  })
  afterAll(() => app.stop())

  const attack = (sql: string) => {
    const uow = app.get(UnitOfWork)
    return uow.writeAsSystem(() => uow.manager.query(sql))
  }
  const rows = async (table: string) => {
    const uow = app.get(UnitOfWork)
    return JSON.stringify(await uow.read(() => uow.manager.query(`select * from "${table}" order by 1, 2`)))
  }
  const verbs = (table: string, column: string) => [
    `update "${table}" set "${column}" = "${column}"`,
    `delete from "${table}"`,
    ...(onPostgres ? [`truncate "${table}" cascade`] : [`insert or replace into "${table}" select * from "${table}"`]),
  ]
  const attacks = [
    ...verbs('ledger_entry', 'quantity'),
    ...verbs('deal', 'businessDate'),
    ...verbs('withdrawal', 'reason'),
    ...verbs('cancellation', 'reason'),
    ...verbs('reassignment', 'reason'),
    ...verbs('live_event', 'fact'),
    ...verbs('pledge_revision', 'lines'),
    ...verbs('revision', 'changes'),
    ...verbs('audit', 'subject'),
    ...verbs('deal_review', 'reason'),
    ...verbs('deal_number', 'position'),
  ].map((sql) => ({ sql, table: /"(\w+)"/.exec(sql)?.[1] ?? '' }))

  it.each(attacks)('cannot be undone by $sql', async ({ sql, table }) => {
    const before = await rows(table)
    expect(before.length).toBeGreaterThan(10)

    await expect(attack(sql)).rejects.toThrow(/append-only/)

    expect(await rows(table)).toBe(before)
  })
})
