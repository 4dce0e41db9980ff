import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import type { BenchmarkList } from '#shared/ritual/benchmarks/contract'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { type AContest, aContest, aDraft, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'
import { inContest } from './reversals'

/** Friday. */
const TODAY = '2015-04-10'

describe('the tricks of the second day, with sales', () => {
  const clock = new TestClock(`${TODAY}T10:00:00+08:00`)
  let app: TestApp
  let director: Client
  let contest: AContest
  let room: ContestActor
  let act: ReturnType<typeof inContest>
  let sly: Member
  let honest: Member
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    clock.set(`${TODAY}T10:00:00+08:00`)
    contest = await aContest(app, director, { perTeam: 2 })
    room = new ContestActor(contest, clock)
    act = inContest(contest)
    ;[sly, honest] = contest.members as [Member, Member]
  })
  const g3 = (quantity: number) => ({ items: [{ metricId: contest.g3, quantity }] })
  const reportOf = async (day: string) => {
    const drafted = await director.post<ReportView>(`${room.base}/reports`, { kind: 'daily', day })
    await director.post(`${room.base}/reports/${drafted.body.id}/publish`)
    return drafted.body
  }

  describe('record five sales at 17:55 and withdraw them at 18:04', () => {
    const fiveAt1755 = async () => {
      await act.record(honest, g3(2))
      room.at(TODAY, '17:55')
      return [
        await act.record(sly),
        await act.record(sly),
        await act.record(sly),
        await act.record(sly),
        await act.record(sly),
      ]
    }

    it('wins no star before the report: a withdrawal falls on the day of the sale', async () => {
      for (const deal of await fiveAt1755()) expect((await act.withdraw(deal.id, sly.client)).status).toBe(204)
      room.at(TODAY, '18:04')

      expect((await reportOf(TODAY)).figures.star?.name).toBe(honest.name)
    })

    it('is refused after the report: only a director undoes what it has published', async () => {
      const deals = await fiveAt1755()
      room.at(TODAY, '18:00')
      await reportOf(TODAY)
      room.at(TODAY, '18:04')

      for (const deal of deals) expect((await act.withdraw(deal.id, sly.client)).body.code).toBe('deal_reported')
      expect((await act.line(sly)).today).toMatchObject({ points: 10, deals: 5 })
    })
  })

  it('hoard sales and be the star on Friday: the steady one is the benchmark of the same week', async () => {
    const week = ['2015-04-06', '2015-04-07', '2015-04-08', '2015-04-09', TODAY]
    for (const day of week) {
      room.at(day, '10:00')
      await act.record(honest, { businessDate: day })
    }
    room.at(TODAY, '17:00')
    await act.record(sly, g3(5))

    const { body } = await director.get<BenchmarkList>(`${room.base}/benchmarks`)

    const ofWeek = body.proposals.filter((each) => each.week !== null && each.metricId === contest.g3)
    expect(ofWeek[0]?.participantId).toBe(honest.participantId)
    expect((await act.line(sly)).whole.points).toBe((await act.line(honest)).whole.points)
    // Nor can what was hoarded be spread over the week afterwards.
    expect((await act.tryRecord(sly, { ...g3(1), businessDate: '2015-04-08' })).body.code).toBe('business_date_too_old')
  })

  it('back-date into a closed day: the boards move silently, and yesterday’s report and star stay', async () => {
    await act.record(honest, g3(2))
    room.at(TODAY, '18:00')
    const report = await reportOf(TODAY)
    room.at('2015-04-11', '08:00')

    await act.record(sly, { ...g3(9), businessDate: TODAY })

    const { feed, teams } = (await director.get<LiveSnapshot>(`${room.base}/live`)).body
    expect(feed[0]?.fact).toMatchObject({ type: 'deal.recorded', isSilent: true })
    expect(teams.find((team) => team.teamId === sly.teamId)?.whole.points).toBe(18)
    const again = (await director.get<ReportView>(`${room.base}/reports/${report.id}`)).body
    expect(again.figures).toEqual(report.figures)
    expect(again.figures.star?.name).toBe(honest.name)
    expect(again.since).toMatchObject({ recorded: 1 })
  })

  it('log one sale as five: the further four claim its number, and a ruling leaves one', async () => {
    const one = { reference: '18605370001', ...g3(1) }
    await act.record(sly, one)
    for (let n = 2; n <= 5; n++) expect(await act.record(sly, one)).toMatchObject({ isPossibleDuplicate: true })

    const { body } = await director.get<DisputeView[]>(`${room.base}/disputes?openOnly=true`)
    expect(body.map((each) => each.kind)).toEqual(Array(4).fill('collision'))
    for (const { id, deals } of body) {
      const ruling = { outcome: 'taken_back', dealId: deals.at(-1)?.id, reason: '同一号码，只算一单' }
      expect((await director.post(`${room.base}/disputes/${id}/ruling`, ruling)).status).toBeLessThan(300)
    }

    expect((await act.line(sly)).whole).toMatchObject({ points: 2, deals: 1 })
    expect((await act.line(sly)).today).toMatchObject({ points: 2, deals: 1 })
  })

  it('log one sale as five and withdraw the first: the others still claim its number', async () => {
    const one = { reference: '18605370001', ...g3(1) }
    const first = await act.record(sly, one)
    for (let n = 2; n <= 5; n++) await act.record(sly, one)

    await act.withdraw(first.id, sly.client)

    const { body } = await director.get<DisputeView[]>(`${room.base}/disputes?openOnly=true`)
    expect(body.map((each) => each.kind)).toEqual(Array(3).fill('collision'))
  })

  it('sell only the easy line: under 综合完成率 it counts up to its cap, and both lines win', async () => {
    contest = await aContest(app, director, { draft: { ...aDraft(), rankingBasis: 'overall' } })
    act = inContest(contest)
    const west = contest.members.find((member) => member.teamId === contest.west) as Member
    const east = contest.members.find((member) => member.teamId === contest.east) as Member
    const broadband = (quantity: number) => ({ items: [{ metricId: contest.broadband, quantity }] })
    await act.record(west, g3(300))
    await act.record(east, g3(80))

    await act.record(east, broadband(32))

    const { feed, teams } = await act.snapshot()
    expect(feed[0]?.fact).toMatchObject({ type: 'lead.changed', teamId: contest.east })
    expect(teams.map((team) => team.whole.points)).toEqual([600, 320])
  })
})
