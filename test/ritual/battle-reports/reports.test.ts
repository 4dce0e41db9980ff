import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Replay, type ReplayedEntry } from '#server/ledger/verify/replay'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { ReportDraftsService } from '#server/ritual/battle-reports/report-drafts.service'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { ReportSummary, ReportView } from '#shared/ritual/battle-reports/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const TODAY = '2015-04-10'

describe('a battle report', () => {
  const { app, director, clock } = useApp({ at: `${TODAY}T10:00:00+08:00` })

  /** A contest whose clock is 18:00 of the day and some minutes, each its own. */
  async function aDay(perTeam = 2): Promise<AContest> {
    clock.set(`${TODAY}T10:00:00+08:00`)
    return aContest(app, director, { perTeam })
  }
  async function sell(contest: AContest, member: Member, overrides: Record<string, unknown> = {}) {
    const reply = await member.client.post<RecordedDeal>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))
    expectStatus(reply, 201)
    return reply.body
  }
  async function draft(contest: AContest, input: Record<string, unknown> = { kind: 'daily' }) {
    const reply = await director.post<ReportView>(`/contests/${contest.id}/reports`, input)
    expectStatus(reply, 201)
    return reply.body
  }
  const view = async (contest: AContest, id: string) =>
    (await director.get<ReportView>(`/contests/${contest.id}/reports/${id}`)).body
  const withdraw = (contest: AContest, deal: RecordedDeal) =>
    director.post(`/contests/${contest.id}/deals/${deal.id}/withdrawal`, { reason: '录错' })
  const only = (contest: AContest, index: number) => contest.member(index)

  it('keeps its figures whatever is withdrawn and recorded later, and says that it was corrected', async () => {
    const contest = await aDay()
    const first = await sell(contest, only(contest, 0), { items: [{ metricId: contest.g3, quantity: 3 }] })
    await sell(contest, only(contest, 1), { items: [{ metricId: contest.broadband, quantity: 1 }] })
    clock.set(`${TODAY}T18:00:00+08:00`)
    const report = await draft(contest)

    await withdraw(contest, first)
    const late = await sell(contest, only(contest, 1))
    await sell(contest, only(contest, 2))
    await withdraw(contest, late)
    clock.set('2015-04-12T09:00:00+08:00')
    const later = await sell(contest, only(contest, 0), { businessDate: '2015-04-12' })
    const again = await view(contest, report.id)

    expect(again.figures).toEqual(report.figures)
    expect(again.figures).toMatchObject({ asOf: '18:00', dayNo: 10, days: 91, opened: { done: 2, of: 4 } })
    expect(again.figures.star?.name).toBe(only(contest, 0).name)
    expect(again.figures.gap).toMatchObject({ leader: contest.west, by: 1 })
    expect(again).toMatchObject({ seq: report.seq, epoch: report.epoch, since: { recorded: 1, withdrawn: 1 } })
    expect(later.seq).toBeGreaterThan(report.seq)
  })

  it('says what a replay of the ledger up to its number says', async () => {
    const contest = await aDay()
    const gone = await sell(contest, only(contest, 0), { items: [{ offerId: contest.offer, quantity: 2 }] })
    await sell(contest, only(contest, 1), { businessDate: '2015-04-09' })
    await sell(contest, only(contest, 2), { items: [{ metricId: contest.broadband, quantity: 4 }] })
    await withdraw(contest, gone)
    await sell(contest, only(contest, 3), { items: [{ offerId: contest.offer, quantity: 1 }] })
    const report = await draft(contest)
    await sell(contest, only(contest, 0))

    const replay = new Replay()
    const uow = app.get(UnitOfWork)
    const entries = await uow.read(
      () => uow.sql<ReplayedEntry>`select e.*, r."kind" as "reversedBy" from ledger_entry e left join ledger_entry r on r."reverses" = e."id"
        where e."contestId" = ${contest.id} and e."seq" <= ${report.seq} order by e."seq", e."line"`,
    )
    for (const entry of entries) replay.add(entry)
    const sum = (day: string, teamId: string, metricId: string, of: 'quantity' | 'points') =>
      contest.members
        .filter((member) => member.teamId === teamId)
        .reduce((total, { participantId }) => {
          return total + (replay.standings().get(contest.id, day, participantId, metricId)?.[of] ?? 0)
        }, 0)

    expect(entries.length).toBeGreaterThan(8)
    for (const team of report.figures.teams) {
      for (const metric of [contest.g3, contest.broadband, contest.bundle]) {
        expect(team.whole[metric]).toBe(sum('', team.id, metric, 'quantity'))
        expect(team.period[metric]).toBe(sum(TODAY, team.id, metric, 'quantity'))
      }
      expect(team.wholePoints).toBe(sum('', team.id, '', 'points'))
      expect(team.periodPoints).toBe(sum(TODAY, team.id, '', 'points'))
    }
  })

  it('of a past day counts that day whole and nothing of today', async () => {
    const contest = await aDay()
    await sell(contest, only(contest, 0), { businessDate: '2015-04-09' })
    await sell(contest, only(contest, 0), { items: [{ metricId: contest.g3, quantity: 5 }] })

    const { figures, day } = await draft(contest, { kind: 'daily', day: '2015-04-09' })

    expect(day).toBe('2015-04-09')
    expect(figures.asOf).toBe('24:00')
    expect(figures.totals[0]).toMatchObject({ period: 1, whole: 1 })
  })

  it('counts pledges kept of those made, and who has sold of those on duty', async () => {
    const contest = await aDay()
    clock.set(`${TODAY}T08:30:00+08:00`)
    for (const [index, quantity] of [2, 3].entries()) {
      const pledge = { day: TODAY, lines: [{ metricId: contest.g3, quantity }], sentence: '' }
      expectStatus(await only(contest, index).client.put(`/contests/${contest.id}/pledges`, pledge), 200)
    }
    const items = [{ metricId: contest.g3, quantity: 2 }]
    await sell(contest, only(contest, 0), { items })
    await sell(contest, only(contest, 1), { items })

    const { figures } = await draft(contest)

    expect(figures.pledges).toEqual({ kept: 1, pledged: 2 })
    expect(figures.opened).toEqual({ done: 2, of: 4 })
  })

  it('praises as riser the member who rose most in five working days, never the star', async () => {
    const contest = await aDay()
    clock.set('2015-04-14T10:00:00+08:00')
    const sale = (index: number, businessDate: string, quantity: number) =>
      director.post(`/contests/${contest.id}/deals`, {
        ...aDeal(contest, { businessDate, items: [{ metricId: contest.g3, quantity }] }),
        participantId: only(contest, index).participantId,
      })
    for (const [index, day, quantity] of [
      [0, '2015-04-14', 9],
      [1, '2015-04-02', 2],
      [1, '2015-04-09', 4],
      [2, '2015-04-03', 6],
      [2, '2015-04-10', 7],
    ] as const)
      expectStatus(await sale(index, day, quantity), 201)

    const { figures } = await draft(contest)

    expect(figures.star?.participantId).toBe(only(contest, 0).participantId)
    expect(figures.riser).toMatchObject({ participantId: only(contest, 1).participantId, points: 8, before: 4 })
  })

  it('covers the week, the month or the whole, never beyond today', async () => {
    const contest = await aDay()

    const weekly = await draft(contest, { kind: 'weekly' })
    const monthly = await draft(contest, { kind: 'monthly' })
    const final = await draft(contest, { kind: 'final' })

    expect([weekly.from, weekly.day]).toEqual(['2015-04-06', TODAY])
    expect([monthly.from, monthly.day]).toEqual(['2015-04-01', TODAY])
    expect([final.from, final.day]).toEqual(['2015-04-01', TODAY])
    const reports = `/contests/${contest.id}/reports`
    expect((await director.post(reports, { kind: 'daily', day: '2015-04-11' })).body.code).toBe(
      'business_date_in_future',
    )
    expect((await director.post(reports, { kind: 'daily', day: '2015-03-31' })).body.code).toBe(
      'business_date_outside_contest',
    )
  })

  it('tells one sale without its customer, unless it was withdrawn', async () => {
    const contest = await aDay()
    const deal = await sell(contest, only(contest, 0), { customerName: '张三丰', customerPhone: '13812345678' })

    const report = await draft(contest, { kind: 'good_news', dealId: deal.id })
    await withdraw(contest, deal)
    const refused = await director.post(`/contests/${contest.id}/reports`, { kind: 'good_news', dealId: deal.id })

    expect(report.figures.goodNews).toMatchObject({ name: only(contest, 0).name, nthOfDay: 1, points: 2 })
    expect(JSON.stringify(report)).not.toMatch(/张三丰|1381234/)
    expect(refused.body.code).toBe('deal_taken_back')
  })

  it('tells an overtake that has happened, and no other fact', async () => {
    const contest = await aDay()
    await sell(contest, only(contest, 0))
    const overtaking = await sell(contest, only(contest, 1), { items: [{ metricId: contest.g3, quantity: 3 }] })

    const { figures } = await draft(contest, { kind: 'flash', factSeq: overtaking.seq + 1 })
    const refused = await director.post(`/contests/${contest.id}/reports`, { kind: 'flash', factSeq: 2 })

    expect(figures.flash).toMatchObject({ type: 'overtake', teamId: contest.east, overTeamId: contest.west, by: 4 })
    expect(refused.body.code).toBe('invalid_input')
    expect((await director.post(`/contests/${contest.id}/reports`, { kind: 'flash' })).status).toBe(400)
  })

  it('is drafted once: asked for again it is frozen at the new head and keeps its words', async () => {
    const contest = await aDay()
    const report = await draft(contest)
    const words = { headline: '你追我赶', praise: '', tomorrow: '主攻东街', revision: 0 }
    const written = await director.put<ReportView>(`/contests/${contest.id}/reports/${report.id}`, words)
    await sell(contest, only(contest, 0))

    const again = await draft(contest)

    expect(written.body.words).toEqual({ ...words, revision: 1, changedBy: '王主任' })
    expect(again.id).toBe(report.id)
    expect(again.seq).toBeGreaterThan(report.seq)
    expect(again.words.headline).toBe('你追我赶')
    expect(again.figures.totals[0]?.whole).toBe(1)
  })

  it('loses no words: an edit of an older revision gets the current one', async () => {
    const contest = await aDay()
    const report = await draft(contest)
    const other = await app.anAccount(director, 'director', '李主任')
    const path = `/contests/${contest.id}/reports/${report.id}`
    const words = { headline: '', praise: '', tomorrow: '', revision: 0 }
    expectStatus(await other.put(path, { ...words, headline: '反超' }), 200)

    const refused = await director.put(path, { ...words, headline: '再接再厉' })
    const figures = await director.put(path, { ...words, revision: 1, figures: {} })

    expect(refused.body).toMatchObject({
      code: 'field_changed',
      changed: { by: '李主任', value: '反超', revision: 1 },
    })
    expect(figures.status).toBe(400)
    expect((await view(contest, report.id)).words.headline).toBe('反超')
  })

  it('is proposed for a day once, whatever has become of it', async () => {
    const contest = await aDay()
    const proposals = app.get(ReportDraftsService)

    const first = await proposals.proposeDaily(contest.id, TODAY)
    const second = await proposals.proposeDaily(contest.id, TODAY)

    expect(second).toBe(first)
    const listed = (await director.get<ReportSummary[]>(`/contests/${contest.id}/reports`)).body
    expect(listed.map((report) => [report.id, report.status])).toEqual([[first, 'draft']])
  })

  it('names at most two people, and never one who sold least', async () => {
    const contest = await aDay(4)
    for (const [index, member] of contest.members.entries())
      if (index > 0) await sell(contest, member, { items: [{ metricId: contest.g3, quantity: index }] })

    for (const kind of ['daily', 'weekly', 'monthly', 'final']) {
      const text = JSON.stringify(await draft(contest, { kind }))
      const named = contest.members.filter(
        (member) => text.includes(member.name) || text.includes(member.participantId),
      )
      expect(named.map((member) => member.name)).toEqual([contest.members.at(-1)?.name])
    }
  })

  it('asks for a contest that has begun', async () => {
    const contest = await aContest(app, director, { status: 'draft', perTeam: 0 })

    const refused = await director.post(`/contests/${contest.id}/reports`, { kind: 'daily' })

    expect(refused.body.code).toBe('contest_not_started')
    expect((await director.get(`/contests/${contest.id}/reports/${randomUUID()}`)).status).toBe(404)
  })
})
