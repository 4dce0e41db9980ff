import { verify } from '@node-rs/argon2'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { InviteOffer, InviteView } from '#shared/contest/invites/contract'
import type { SignedIn } from '#shared/platform/accounts/contract'
import { aContest } from '#test/support/a-contest'
import { useApp } from '#test/support/fixtures'
import { aLogin, PASSWORD } from '#test/support/test-app'

/** The hashes that a password is compared with, by their cost. */
const runs: string[] = []
const compares = PasswordsService.prototype as unknown as {
  compare(passwordHash: string, typed: string): Promise<boolean>
}
const compare = vi.spyOn(compares, 'compare').mockImplementation((passwordHash, typed) => {
  runs.push(/m=\d+/.exec(passwordHash)?.[0] ?? '')
  return verify(passwordHash, typed)
})
afterAll(() => compare.mockRestore())

describe('signing in where several centres share the server', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  let first: string
  let second: string
  const login = aLogin()
  beforeEach(async () => {
    const listed = () => app.get(UnitOfWork).read(() => app.get(CentersRepository).list())
    if ((await listed()).length === 1) {
      const account = { role: 'director', name: '甲主任', login, password: 'the-first-one-1' }
      await director.post('/accounts', account)
      await app.addCenter({ login, password: 'the-second-one-2', centerName: '乙中心', centerCode: 'bravo' })
    }
    const [a, b] = await listed()
    first = a?.code ?? ''
    second = b?.code ?? ''
    runs.length = 0
  })
  const signIn = async (input: Record<string, unknown>) =>
    app.anonymous().post<SignedIn & { code?: string }>('/sign-in', { login, ...input })

  it('takes the code of the centre, and leads into that one alone', async () => {
    expect(second).toBe('bravo')
    expect((await signIn({ password: 'the-second-one-2', center: ' BRAVO ' })).body.center).toMatchObject({
      name: '乙中心',
      code: 'bravo',
    })
    expect((await signIn({ password: 'the-first-one-1', center: first })).body.account.name).toBe('甲主任')
    expect((await signIn({ password: 'the-first-one-1', center: second })).body.code).toBe('wrong_credentials')
    expect((await app.anonymous().get('/setup')).body).toEqual({ isDone: true, needsCenterCode: true })
  })

  it('asks for the code where the login alone says too little, and tells nothing about it', async () => {
    for (const sent of [{}, { login: 'nobody-has-this' }])
      expect((await signIn({ password: 'the-first-one-1', ...sent })).body.code).toBe('center_code_needed')
  })

  it('compares as often, at the same costs, whether or not the code, the login and the password exist', async () => {
    const contest = await aContest(app, director, { perTeam: 0 })
    const listed = aLogin()
    const rows = [{ name: '严萍', login: listed, team: '湖西队', area: '' }]
    await director.post(`/contests/${contest.id}/people`, { rows, isPreview: false })
    const took = async (input: Record<string, unknown>) => {
      runs.length = 0
      await signIn({ password: 'a-wrong-guess-1', center: first, ...input })
      return [...runs]
    }

    const right = await took({ password: 'the-first-one-1' })

    expect(right).toHaveLength(2)
    expect(new Set(right).size).toBe(2)
    for (const input of [
      {},
      { login: 'nobody-has-this' },
      { login: listed },
      { center: 'no-such-1' },
      { center: second },
      { center: undefined },
      { center: undefined, login: 'nobody-has-this' },
    ])
      expect(await took(input)).toEqual(right)
  })

  it('finds the code in an invite, and keeps two centres from having the same', async () => {
    const contest = await aContest(app, director, { perTeam: 0 })
    const invite = await director.post<InviteView>(`/contests/${contest.id}/invites`, { teamId: contest.west })
    const token = invite.body.url.split('#')[1]

    expect((await app.anonymous().post<InviteOffer>('/invites/look', { token })).body.centerCode).toBe(first)
    await expect(app.addCenter({ centerCode: 'bravo' })).rejects.toThrow('Another centre has the code bravo')
  })
})

describe('signing in where there is one centre', () => {
  const { app } = useApp()

  it('takes no code, and none is shown', async () => {
    const signedIn = (await app.anonymous().signIn('director', PASSWORD)).body

    expect(signedIn.center.code).toBeNull()
    expect((await app.anonymous().get('/setup')).body).toEqual({ isDone: true })
  })
})
