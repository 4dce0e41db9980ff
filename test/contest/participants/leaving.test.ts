import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonView } from '#shared/contest/participants/contract'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('a member who leaves a contest', () => {
  let contest: AContest
  let member: Member
  const { app, director, clock } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T10:00:00+08:00')
    contest = await aContest(app, director)
    member = contest.members[0] as Member
  })
  const path = () => `/contests/${contest.id}/people/${member.participantId}`
  const leave = (activeTo: string | null) => director.patch<PersonView>(path(), { activeTo })
  const record = (overrides: Record<string, unknown> = {}, client = member.client) =>
    client.post<RecordedDeal & { code: string }>(`/contests/${contest.id}/deals`, aDeal(contest, overrides))

  it('sells until the last day and not after it, for any recorder; what was sold stays', async () => {
    await record()
    expectStatus(await leave('2015-04-10'), 200)
    expect((await record()).status).toBe(201)
    clock.set('2015-04-11T09:00:00+08:00')

    const forThem = { participantId: member.participantId, businessDate: '2015-04-11' }
    expect((await record({ businessDate: '2015-04-11' })).body.code).toBe('participant_left')
    expect((await record(forThem, director)).body.code).toBe('participant_left')
    expect((await record({ businessDate: '2015-04-10' })).status).toBe(201)
    const { lines } = (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body
    expect(lines?.find((line) => line.participantId === member.participantId)?.whole.deals).toBe(3)
  })

  it('may return', async () => {
    await leave('2015-04-10')
    clock.set('2015-04-13T08:30:00+08:00')
    const pledge = { day: '2015-04-13', lines: [{ metricId: contest.g3, quantity: 1 }], sentence: '' }
    expect((await member.client.put(`/contests/${contest.id}/pledges`, pledge)).body.code).toBe('not_on_duty')

    expect((await leave(null)).body.activeTo).toBeNull()

    expect((await member.client.put(`/contests/${contest.id}/pledges`, pledge)).status).toBe(200)
    expect((await record({ businessDate: '2015-04-13' })).status).toBe(201)
  })

  it('is taken out whole before the start, and never after it', async () => {
    expect((await director.delete(path())).body.code).toBe('participant_has_history')
    contest = await aContest(app, director, { status: 'draft' })
    member = contest.members[0] as Member
    const absence = { day: '2015-04-13', participantId: member.participantId, kind: 'leave' }
    expectStatus(await director.put(`/contests/${contest.id}/absences`, absence), 200)

    expect((await director.delete(path())).status).toBe(204)

    const left = (await director.get<PersonView[]>(`/contests/${contest.id}/people`)).body
    expect(left.map((each) => each.id)).toEqual([contest.members[1]?.participantId])
    expect((await director.delete(path())).body.code).toBe('not_found')
    expect((await member.client.get(`/contests/${contest.id}`)).body.code).toBe('not_found')
  })
})
