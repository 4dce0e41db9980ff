import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportSummary, ReportView } from '#shared/ritual/battle-reports/contract'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { type AContest, aContest } from '#test/support/a-contest'
import { type Client, expectStatus, TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const DAY = '2015-04-10'

describe('closing the evening meeting', () => {
  const clock = new TestClock(`${DAY}T10:00:00+08:00`)
  let app: TestApp
  let director: Client
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
  })
  afterAll(() => app.stop())

  async function anEvening(): Promise<{ contest: AContest; room: ContestActor; reports: string }> {
    clock.set(`${DAY}T10:00:00+08:00`)
    const contest = await aContest(app, director)
    const room = new ContestActor(contest, clock)
    await room.sell(contest.members[0]!, DAY, 3)
    room.at(DAY, '18:00')
    return { contest, room, reports: `/contests/${contest.id}/reports` }
  }
  const all = async (reports: string) => (await director.get<ReportSummary[]>(reports)).body

  it('proposes the day’s report, frozen at that hour, with what is set out for tomorrow', async () => {
    const { contest, room, reports } = await anEvening()
    await room.post('evening', DAY, '/open')
    await room.write('evening', DAY, 'tomorrow', '主攻建材市场\n两人一组', 0)

    await room.post('evening', DAY, '/close')

    const listed = await all(reports)
    expect(listed.map(({ kind, status, day, asOf }) => [kind, status, day, asOf])).toEqual([
      ['daily', 'draft', DAY, '18:00'],
    ])
    const report = (await director.get<ReportView>(`${reports}/${listed[0]?.id}`)).body
    expect(report.words.tomorrow).toBe('主攻建材市场')
    expect(report.figures.totals[0]?.period).toBe(3)
    expect((await contest.members[0]!.client.get<ReportSummary[]>(reports)).body).toEqual([])
  })

  it('freezes an earlier draft again, and leaves a published report alone', async () => {
    const { contest, room, reports } = await anEvening()
    clock.set(`${DAY}T15:00:00+08:00`)
    const early = (await director.post<ReportView>(reports, { kind: 'daily' })).body
    await room.sell(contest.members[0]!, DAY, 2)
    room.at(DAY, '18:00')

    await room.hold('evening', DAY)
    const [drafted, ...others] = await all(reports)

    expect(others).toEqual([])
    expect(drafted).toMatchObject({ id: early.id, asOf: '18:00' })
    const other = await anEvening()
    const published = (await director.post<ReportView>(other.reports, { kind: 'daily' })).body
    expectStatus(await director.post(`${other.reports}/${published.id}/publish`), 200)
    await other.room.hold('evening', DAY)
    expect((await all(other.reports)).map((each) => each.status)).toEqual(['published'])
  })
})
