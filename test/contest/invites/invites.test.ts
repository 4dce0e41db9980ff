import { describe, expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { ContestView } from '#shared/contest/contests/contract'
import type { InviteView, Joined } from '#shared/contest/invites/contract'
import type { SignedIn } from '#shared/platform/accounts/contract'
import { type AContest, aContest } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { aLogin, expectStatus, PASSWORD } from '#test/support/test-app'

const tokenOf = (invite: InviteView) => invite.url.split('#')[1] ?? ''
const asNew = (invite: InviteView, overrides: object = {}) => ({
  as: 'new',
  token: tokenOf(invite),
  name: '新人',
  login: aLogin(),
  password: PASSWORD,
  ...overrides,
})

describe('an invite', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })

  const anInvite = async (contest: AContest, overrides: object = {}) => {
    const reply = await director.post<InviteView>(`/contests/${contest.id}/invites`, {
      teamId: contest.west,
      ...overrides,
    })
    expectStatus(reply, 201)
    return reply.body
  }
  const participants = async (contest: AContest) =>
    (await director.get<ContestView>(`/contests/${contest.id}`)).body.participants
  const invitesOf = async (contest: AContest) =>
    (await director.get<InviteView[]>(`/contests/${contest.id}/invites`)).body

  it('shows what one joins, makes an account, seats it and signs it in', async () => {
    const contest = await aContest(app, director)
    const invite = await anInvite(contest)
    const newcomer = app.anonymous()

    const offer = await newcomer.post('/invites/look', { token: tokenOf(invite) })
    const joined = await newcomer.post<Joined>('/invites/join', asNew(invite, { name: '严萍' }))

    expect(invite.url).toMatch(/^http:\/\/dangxian\.test\/join#[\w-]{22}$/)
    expect(offer.body).toMatchObject({ contestId: contest.id, teamName: '湖西队', centerName: '集商客中心' })
    expect(joined.status).toBe(201)
    expect(joined.body).toMatchObject({ contestId: contest.id, teamId: contest.west })
    expect((await newcomer.get<SignedIn>('/me')).body.account).toMatchObject({ name: '严萍', role: 'member' })
    expect((await participants(contest)).at(-1)).toMatchObject({ id: joined.body.participantId, name: '严萍' })
    expect(await invitesOf(contest)).toEqual([{ ...invite, uses: 1 }])
  })

  it('gives its last place to one of many', async () => {
    const contest = await aContest(app, director, { perTeam: 0 })
    const invite = await anInvite(contest, { maxUses: 2 })

    const replies = await Promise.all(
      Array.from({ length: 6 }, () => app.anonymous().post('/invites/join', asNew(invite))),
    )

    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(2)
    expect(replies.filter((reply) => reply.status === 410).map((reply) => reply.body.code)).toEqual(
      Array(4).fill('invite_used_up'),
    )
    expect(await participants(contest)).toHaveLength(2)
    expect(await invitesOf(contest)).toMatchObject([{ uses: 2, isOpen: false }])
  })

  it('lets someone who is signed in join as themself, once, uncounted when refused', async () => {
    const contest = await aContest(app, director, { perTeam: 0 })
    const invite = await anInvite(contest)
    const member = await app.anAccount(director, 'member', '孙七')
    const join = () => member.post('/invites/join', { as: 'me', token: tokenOf(invite) })

    const replies = [await join(), await join()]

    expect(replies.map((reply) => reply.status)).toEqual([201, 409])
    expect(replies[1]?.body.code).toBe('already_participant')
    expect((await participants(contest)).map((each) => each.name)).toEqual(['孙七'])
    expect(await invitesOf(contest)).toMatchObject([{ uses: 1 }])
    const nobody = await app.anonymous().post('/invites/join', { as: 'me', token: tokenOf(invite) })
    expect(nobody.body.code).toBe('unauthenticated')
  })

  it('is of no use to someone of another centre', async () => {
    const contest = await aContest(app, director, { perTeam: 0 })
    const invite = await anInvite(contest)
    const foreign = await app.addCenter()

    expect((await foreign.post('/invites/join', { as: 'me', token: tokenOf(invite) })).body.code).toBe('invite_unknown')
    expect((await foreign.get(`/contests/${contest.id}/invites`)).body.code).toBe('not_found')
    expect((await foreign.delete(`/contests/${contest.id}/invites/${invite.id}`)).body.code).toBe('not_found')
    expect((await foreign.post(`/contests/${contest.id}/invites`, { teamId: contest.west })).body.code).toBe(
      'not_found',
    )
    expect(await participants(contest)).toEqual([])
  })

  it('that has expired, was revoked or never was, says so', async () => {
    const contest = await aContest(app, director, { perTeam: 0 })
    const [expired, revoked] = [await anInvite(contest), await anInvite(contest)]
    const uow = app.get(UnitOfWork)
    await uow.writeAsSystem(
      () => uow.sql`update invite set "expiresAt" = ${new Date().toISOString()} where "id" = ${expired.id}`,
    )
    expect((await director.delete(`/contests/${contest.id}/invites/${revoked.id}`)).status).toBe(204)

    const codes = async (token: string) => [
      (await app.anonymous().post('/invites/look', { token })).body.code,
      (await app.anonymous().post('/invites/join', { ...asNew(expired), token })).body.code,
    ]

    expect(await codes(tokenOf(expired))).toEqual(['invite_expired', 'invite_expired'])
    expect(await codes(tokenOf(revoked))).toEqual(['invite_unknown', 'invite_unknown'])
    expect(await codes('A'.repeat(22))).toEqual(['invite_unknown', 'invite_unknown'])
    expect(await invitesOf(contest)).toMatchObject([{ id: expired.id, isOpen: false }])
  })

  it('is made by directors, for a team of the contest, while it is not closed', async () => {
    const contest = await aContest(app, director)
    const invite = await anInvite(contest)
    const path = `/contests/${contest.id}/invites`
    const member = contest.member(0).client

    expect((await member.get(path)).body.code).toBe('forbidden')
    expect((await member.post(path, { teamId: contest.west })).body.code).toBe('forbidden')
    expect((await director.post(path, { teamId: contest.id })).body.code).toBe('not_found')
    expectStatus(await director.post(`/contests/${contest.id}/close`), 200)
    expect((await director.post(path, { teamId: contest.west })).body.code).toBe('contest_closed')
    expect((await app.anonymous().post('/invites/join', asNew(invite))).body.code).toBe('contest_closed')
  })

  it('does not give a login away twice', async () => {
    const contest = await aContest(app, director, { perTeam: 0 })
    const invite = await anInvite(contest)
    const login = aLogin()

    const replies = await Promise.all(
      Array.from({ length: 3 }, () => app.anonymous().post('/invites/join', asNew(invite, { login }))),
    )

    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409])
    expect(replies.filter((reply) => reply.status === 409).map((reply) => reply.body.code)).toEqual(
      Array(2).fill('login_taken'),
    )
    expect(await participants(contest)).toHaveLength(1)
  })
})
