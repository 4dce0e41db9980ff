import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonView } from '#shared/contest/participants/contract'
import type { DealPage, RecordedDeal } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { MyPledgeView, PledgeView } from '#shared/ritual/pledges/contract'
import { type AContest, aContest, aDeal, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

describe('队长, the captain of a team', () => {
  let contest: AContest
  let captain: Member
  let mate: Member
  let rival: Member
  const { app, director, clock } = useApp({ at: '2015-04-10T08:30:00+08:00' })
  beforeEach(async () => {
    clock.set('2015-04-10T08:30:00+08:00')
    contest = await aContest(app, director, { perTeam: 2 })
    ;[captain, rival, mate] = contest.members as [Member, Member, Member]
    const path = `/contests/${contest.id}/people/${captain.participantId}`
    expectStatus(await director.patch(path, { isCaptain: true }), 200)
  })
  const record = (overrides: Record<string, unknown> = {}, who = captain) =>
    who.client.post<RecordedDeal & { code: string }>(
      `/contests/${contest.id}/deals`,
      aDeal(contest, { participantId: mate.participantId, ...overrides }),
    )
  const deals = async (client: Client, query = '') =>
    (await client.get<DealPage>(`/contests/${contest.id}/deals${query}`)).body.deals
  const pledge = (participantId: string, who = captain, quantity = 2) =>
    who.client.put<PledgeView & { code: string }>(`/contests/${contest.id}/pledges`, {
      day: '2015-04-10',
      lines: [{ metricId: contest.g3, quantity }],
      sentence: '',
      participantId,
    })

  it('records sales for the own team under the rules of a member, and for no other', async () => {
    expect((await record()).body).toMatchObject({ participantId: mate.participantId, nthOfDay: 1 })
    expect((await record({ businessDate: '2015-04-09' })).status).toBe(201)
    expect((await record({ businessDate: '2015-04-08' })).body.code).toBe('business_date_too_old')
    expect((await record({ participantId: rival.participantId })).body.code).toBe('not_for_others')
    expect((await record({ participantId: captain.participantId }, mate)).body.code).toBe('not_for_others')
  })

  it('is named on the line, which the two see, and no other member of the team', async () => {
    await record({ customerName: '张记建材' })
    const other = { participantId: mate.participantId, isForOther: true, recordedBy: captain.name }

    expect(await deals(mate.client)).toMatchObject([{ ...other, customerName: '张记建材' }])
    expect(await deals(captain.client)).toMatchObject([other])
    expect(await deals(captain.client, `?participantId=${captain.participantId}`)).toEqual([])
    expect(await deals(director)).toMatchObject([other])
    expect(await deals(rival.client)).toEqual([])
  })

  it('withdraws within ten minutes what they recorded, and no other deal of the team', async () => {
    const [first, second] = [(await record()).body, (await record()).body]
    const own = (await record({ participantId: undefined }, mate)).body
    const withdraw = (id: string) =>
      captain.client.post(`/contests/${contest.id}/deals/${id}/withdrawal`, { reason: '录错' })

    expect((await withdraw(own.id)).body.code).toBe('not_found')
    expect((await deals(captain.client)).every((deal) => deal.canWithdraw)).toBe(true)
    expect((await withdraw(first.id)).status).toBe(204)
    clock.advance(11)
    expect((await withdraw(second.id)).body.code).toBe('withdrawal_window_over')
  })

  it('pledges for the own team, which the wall says until the member says it themself', async () => {
    const wall = async () => (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body.pledges

    expect((await pledge(mate.participantId)).body).toMatchObject({ recordedBy: captain.name })
    expect((await pledge(captain.participantId)).body).toMatchObject({ recordedBy: null })
    expect((await pledge(rival.participantId)).body.code).toBe('not_for_others')
    expect((await wall()).map((each) => each.recordedBy)).toEqual([null, captain.name])
    const own = await mate.client.get<MyPledgeView>(`/contests/${contest.id}/pledges/mine`)
    expect(own.body.pledge).toMatchObject({ recordedBy: captain.name })

    expect((await pledge(mate.participantId, mate, 3)).body).toMatchObject({ recordedBy: null })
  })

  it('is one no longer from the moment another captain is named', async () => {
    const path = `/contests/${contest.id}/people/${captain.participantId}`
    expect((await director.patch<PersonView>(path, { isCaptain: false })).body.isCaptain).toBe(false)

    expect((await record()).body.code).toBe('not_for_others')
    expect((await pledge(mate.participantId)).body.code).toBe('not_for_others')
  })
})
