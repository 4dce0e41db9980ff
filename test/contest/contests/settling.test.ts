import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { ContestSummary, ContestView } from '#shared/contest/contests/contract'
import type { InviteView } from '#shared/contest/invites/contract'
import type { ReportSummary, ReportView } from '#shared/ritual/battle-reports/contract'
import { longText } from '#shared/ritual/battle-reports/text'
import { Screen, WAIT } from '#test/journal/live/screen'
import { aDeal, PERIOD } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { type Client, expectStatus } from '#test/support/test-app'

const LAST_EVENING = '2015-06-30T20:00:00+08:00'
const NEXT_MORNING = '2015-07-01T00:00:10+08:00'
const LAST_DAY = PERIOD.endsOn

describe('公示期', () => {
  const { app, director, clock } = useApp({ at: LAST_EVENING })
  const { contest, west: member } = useContest({ perTeam: 2 })
  let clerk: Client
  beforeAll(async () => {
    clerk = await app.anAccount(director, 'clerk', '小周')
  })
  const record = (client: Client, overrides = {}) =>
    client.post<{ id: string; code: string }>(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { businessDate: LAST_DAY, ...overrides }),
    )
  const status = async (client = director) => (await client.get<ContestView>(`/contests/${contest.id}`)).body.status

  it('begins with the day after the last one, in the contest’s time zone, with no screen connected', async () => {
    expect(await status()).toBe('running')
    clock.set('2015-06-30T23:59:59+08:00')
    expect(await status()).toBe('running')

    clock.set(NEXT_MORNING)

    expect(await status()).toBe('settling')
    const list = (await member.client.get<ContestSummary[]>('/contests')).body
    expect(list.find((each) => each.id === contest.id)?.status).toBe('settling')
  })

  it('reaches every screen that watches', async () => {
    const screens = [new Screen(member.client, contest.id), new Screen(director, contest.id)]
    for (const screen of screens) await screen.untilLive()

    clock.set(NEXT_MORNING)

    for (const screen of screens) {
      await vi.waitFor(() => expect(screen.link.state?.contest.status).toBe('settling'), WAIT)
      await screen.mustAgreeWithServer()
      screen.close()
    }
  })

  it('takes sales and withdrawals from directors and clerks only, dated inside the contest', async () => {
    const sold = await record(member.client)
    expectStatus(sold, 201)
    const late = { participantId: member.participantId }
    clock.set(NEXT_MORNING)

    const own = await record(member.client)
    const byClerk = await record(clerk, late)
    const outside = await record(director, { ...late, businessDate: '2015-07-01' })
    const takenBack = `/contests/${contest.id}/deals/${sold.body.id}/withdrawal`
    const byMember = await member.client.post(takenBack, { reason: '录错' })
    const byDirector = await director.post(takenBack, { reason: '录错' })

    expect([own.status, own.body.code]).toEqual([409, 'contest_settling'])
    expect(byClerk.status).toBe(201)
    expect(outside.body.code).toBe('business_date_outside_contest')
    expect(byMember.body.code).toBe('contest_settling')
    expect(byDirector.status).toBe(204)
  })

  it('still answers a sale that was taken before, when it is sent once more', async () => {
    const deal = aDeal(contest, { businessDate: LAST_DAY })
    const first = await member.client.post(`/contests/${contest.id}/deals`, deal)
    clock.set(NEXT_MORNING)

    const again = await member.client.post(`/contests/${contest.id}/deals`, deal)

    expect([again.status, again.body]).toEqual([first.status, first.body])
  })

  it('has no pledges and no meetings any more', async () => {
    clock.set(NEXT_MORNING)
    const lines = [{ metricId: contest.g3, quantity: 1 }]

    const pledge = await member.client.put(`/contests/${contest.id}/pledges`, {
      day: LAST_DAY,
      lines,
      sentence: '',
    })
    const meeting = await director.post(`/contests/${contest.id}/meetings/morning/open?day=${LAST_DAY}`)

    expect([pledge.body.code, meeting.body.code]).toEqual(['contest_settling', 'contest_settling'])
  })

  it('calls its reports 初榜, and 终榜 once a director has closed it', async () => {
    expectStatus(await record(member.client), 201)
    clock.set(NEXT_MORNING)
    const reports = `/contests/${contest.id}/reports`
    const text = (report: ReportView) => longText(report.kind, report.figures, report.words, 'zh-CN')

    const first = (await director.post<ReportView>(reports, { kind: 'final' })).body
    const daily = (await director.post<ReportView>(reports, { kind: 'daily' })).body
    expect([first.from, first.day, daily.day]).toEqual([PERIOD.startsOn, LAST_DAY, LAST_DAY])
    expect(text(first)).toMatch(/^【沃马当先·初榜战报】/)
    expect(text(daily).split('\n')[0]).toContain('初榜')
    expectStatus(await director.post(`${reports}/${first.id}/publish`), 200)

    expectStatus(await director.post(`/contests/${contest.id}/close`), 200)

    const list = (await director.get<ReportSummary[]>(reports)).body
    const final = list.find((report) => report.kind === 'final' && report.status === 'draft')
    expect(final).toMatchObject({ stage: 'closed', day: LAST_DAY })
    const whole = (await director.get<ReportView>(`${reports}/${final?.id}`)).body
    expect(text(whole)).toMatch(/^【沃马当先·终榜战报】/)
    expect((await record(director, { participantId: member.participantId })).body.code).toBe('contest_closed')
    expect(await status()).toBe('closed')
  })

  it('runs again where a director moves the last day back', async () => {
    clock.set(NEXT_MORNING)
    expect(await status()).toBe('settling')

    const earlier = await director.patch(`/contests/${contest.id}`, { endsOn: '2015-06-29' })
    expectStatus(await director.patch(`/contests/${contest.id}`, { endsOn: '2015-07-03' }), 200)

    expect(earlier.body.code).toBe('end_before_sales')
    expect(await status()).toBe('running')
    expectStatus(await record(member.client, { businessDate: '2015-07-01' }), 201)
  })

  it('accepts no invite any more', async () => {
    const invite = await director.post<InviteView>(`/contests/${contest.id}/invites`, { teamId: contest.west })
    const token = invite.body.url.split('#')[1]?.replace(/^.*=/, '')
    expectStatus(await app.anonymous().post('/invites/look', { token }), 200)
    clock.set(NEXT_MORNING)

    const asked = await app.anonymous().post('/invites/look', { token })

    expect(asked.body.code).toBe('contest_settling')
  })
})
