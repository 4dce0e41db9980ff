import { describe, expect, it, vi } from 'vitest'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { AccountsService } from '#server/platform/accounts/accounts.service'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { ApiTokenAuthenticator } from '#server/platform/auth/api-token-authenticator'
import type { Person } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { DealPage, RecordDealInput } from '#shared/ledger/deals/contract'
import type { LiveSnapshot } from '#shared/live/protocol'
import type { SignedIn } from '#shared/platform/accounts/contract'
import { aDeal } from '#test/support/a-contest'
import { aSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { aLogin, expectStatus, PASSWORD } from '#test/support/test-app'

describe('an account that is disabled', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west: member } = useContest()

  /** As the guard knew this client a moment ago, which is what a request under way goes on with. */
  const knownAs = async (client: Client) => (await app.get(SessionsService).callerOf(client.cookie, 'person')) as Person
  const idOf = async (client: Client) => (await client.get<SignedIn>('/me')).body.account.id
  const sale = () => aDeal(contest) as unknown as RecordDealInput
  const amend = async (client: Client, change: object) =>
    expectStatus(await director.patch(`/accounts/${await idOf(client)}`, change), 200)
  const path = () => `/contests/${contest.id}/deals`

  it('writes nothing more, not even by a call that was let in before', async () => {
    const person = await knownAs(member.client)
    await app.get(DealsService).record(person, contest.id, sale())

    await amend(member.client, { isDisabled: true })

    await expect(app.get(DealsService).record(person, contest.id, sale())).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  it('sends in vain what waited on the phone, and stays in the lists with what was sold', async () => {
    expectStatus(await member.client.post(path(), aDeal(contest)), 201)
    const queued = aDeal(contest)

    await amend(member.client, { isDisabled: true })

    expect((await member.client.post(path(), queued)).body.code).toBe('unauthenticated')
    const { lines, contest: shown } = (await director.get<LiveSnapshot>(`/contests/${contest.id}/live`)).body
    expect(lines?.find((line) => line.participantId === member.participantId)?.whole.deals).toBe(1)
    expect(shown.participants.map((each) => each.name)).toContain(member.name)
    const { deals } = (await director.get<DealPage>(path())).body
    expect(deals.map((deal) => deal.participantId)).toEqual([member.participantId])
  })

  it('does not let oneself in again by a call that was let in as director', async () => {
    const other = await app.anAccount(director, 'director', '刘副主任')
    const person = await knownAs(other)
    const accomplice = { role: 'director' as const, name: '新主任', login: aLogin(), password: PASSWORD }

    await amend(other, { role: 'member' })

    await expect(app.get(AccountsService).create(person, accomplice)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(app.get(AccountsService).amend(person, person.accountId, { role: 'director' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('is a system too, once its token is revoked', async () => {
    const { made } = await aSystem(director, contest.id, ['record'])
    const caller = await app.get(ApiTokenAuthenticator).callerOf(made.secret)
    const forThem = { ...sale(), participantId: member.participantId }
    await app.get(DealsService).record(caller, contest.id, forThem)

    expectStatus(await director.delete(`/contests/${contest.id}/api-tokens/${made.token.id}`), 204)

    await expect(
      app.get(DealsService).record(caller, contest.id, { ...sale(), participantId: member.participantId }),
    ).rejects.toMatchObject({ code: 'token_invalid' })
  })

  it('comes in by no old password that was right when it was checked', async () => {
    const login = aLogin()
    expectStatus(await director.post('/accounts', { role: 'member', name: '张三', login, password: PASSWORD }), 201)
    const passwords = app.get(PasswordsService)
    const fresh = await passwords.hash('another-horse-8')
    const uow = app.get(UnitOfWork)
    const compare = passwords.verify.bind(passwords)
    let wasRight = false
    vi.spyOn(passwords, 'verify').mockImplementationOnce(async (passwordHash, password) => {
      wasRight = await compare(passwordHash, password)
      await uow.writeAsSystem(() => uow.sql`update account set "passwordHash" = ${fresh} where "login" = ${login}`)
      return wasRight
    })

    const entered = await app.anonymous().signIn(login, PASSWORD)

    expect(wasRight).toBe(true)
    expect(entered.body).toMatchObject({ code: 'wrong_credentials' })
    expect((await app.anonymous().signIn(login, 'another-horse-8')).status).toBe(200)
  })
})
