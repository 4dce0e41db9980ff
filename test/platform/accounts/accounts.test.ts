import { describe, expect, it } from 'vitest'
import { isCommon } from '#server/platform/accounts/common-passwords'
import type { AccountView, SignedIn } from '#shared/platform/accounts/contract'
import { useApp } from '#test/support/fixtures'
import { aLogin, type Client, PASSWORD } from '#test/support/test-app'

const idOf = async (client: Client) => (await client.get<SignedIn>('/me')).body.account.id
const anInput = (overrides: object = {}) => ({
  role: 'member',
  name: '张三',
  login: aLogin(),
  password: PASSWORD,
  ...overrides,
})

describe('the accounts of a centre', () => {
  const { app, director } = useApp()

  it('are made, listed and amended by directors alone', async () => {
    const member = await app.anAccount(director)
    const input = anInput({ name: '赵六' })

    const made = await director.post<AccountView>('/accounts', input)
    const renamed = await director.patch<AccountView>(`/accounts/${made.body.id}`, { name: '赵陆' })

    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      id: made.body.id,
      role: 'member',
      name: '赵六',
      login: input.login,
      isDisabled: false,
      createdAt: expect.stringMatching(/Z$/),
    })
    expect(renamed.body.name).toBe('赵陆')
    expect((await director.get<AccountView[]>('/accounts')).body.map((each) => each.name)).toContain('赵陆')
    expect((await member.get('/accounts')).body.code).toBe('forbidden')
    expect((await member.post('/accounts', anInput())).body.code).toBe('forbidden')
    expect((await member.patch(`/accounts/${made.body.id}`, { name: '我' })).body.code).toBe('forbidden')
    expect((await app.anonymous().get('/accounts')).body.code).toBe('unauthenticated')
  })

  it('have each login once, also when two are made at the same time', async () => {
    const input = anInput()

    const replies = await Promise.all([director.post('/accounts', input), director.post('/accounts', input)])

    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
    expect(replies.find((reply) => reply.status === 409)?.body.code).toMatch(/^login_taken/)
  })

  it('keep at least one director, also when two disable each other at the same time', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const first = await app.addCenter()
        const second = await app.anAccount(first, 'director')
        return { first, second, firstId: await idOf(first), secondId: await idOf(second) }
      }),
    )

    for (const { first, second, firstId, secondId } of pairs) {
      const replies = await Promise.all([
        first.patch(`/accounts/${secondId}`, { isDisabled: true }),
        second.patch(`/accounts/${firstId}`, { isDisabled: true }),
      ])

      expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
      const [survivor, own] = replies[0]?.status === 200 ? [first, firstId] : [second, secondId]
      expect((await survivor.patch(`/accounts/${own}`, { isDisabled: true })).body.code).toBe('last_director')
    }
  })

  it('tell directors alone whose a taken login is', async () => {
    const taken = anInput({ name: '赵六' })
    const own = (await director.post<AccountView>('/accounts', taken)).body
    const other = (await director.post<AccountView>('/accounts', anInput())).body
    const refused = { code: 'login_taken_by', name: '赵六', message: expect.stringContaining('已经是赵六的') }

    expect((await director.post('/accounts', anInput({ login: taken.login }))).body).toMatchObject(refused)
    expect((await director.patch(`/accounts/${other.id}`, { login: taken.login })).body).toMatchObject(refused)
    expect((await director.patch(`/accounts/${own.id}`, { login: taken.login })).status).toBe(200)
  })

  it('change login and role; another role holds from the next request, and the last director keeps it', async () => {
    const member = await app.anAccount(director)
    const id = await idOf(member)
    const login = aLogin()

    expect((await director.patch(`/accounts/${id}`, { role: 'clerk', login })).body).toMatchObject({
      role: 'clerk',
      login,
    })
    expect((await member.get<SignedIn>('/me')).body.account).toMatchObject({ role: 'clerk', login })
    await director.patch(`/accounts/${id}`, { role: 'director' })
    expect((await member.get('/accounts')).status).toBe(200)
    await director.patch(`/accounts/${id}`, { role: 'member' })
    expect((await member.get('/accounts')).body.code).toBe('forbidden')
    expect((await app.anonymous().signIn(login, PASSWORD)).status).toBe(200)
    const alone = await app.addCenter()
    expect((await alone.patch(`/accounts/${await idOf(alone)}`, { role: 'clerk' })).body.code).toBe('last_director')
  })

  it('can be signed out of every device by a director, who stays in', async () => {
    const member = await app.anAccount(director)

    expect((await director.delete(`/accounts/${await idOf(member)}/sessions`)).status).toBe(204)
    expect((await member.get('/me')).status).toBe(401)
    expect((await director.delete(`/accounts/${await idOf(director)}/sessions`)).status).toBe(204)
    expect((await director.get('/me')).status).toBe(200)
    const foreign = await app.addCenter()
    expect((await director.delete(`/accounts/${await idOf(foreign)}/sessions`)).body.code).toBe('not_found')
  })

  it('of another centre are not found', async () => {
    const foreign = await app.addCenter()
    const id = await idOf(foreign)

    expect((await director.patch(`/accounts/${id}`, { isDisabled: true })).body.code).toBe('not_found')
    expect((await director.get<AccountView[]>('/accounts')).body.some((each) => each.id === id)).toBe(false)
    expect((await foreign.get('/me')).status).toBe(200)
  })

  it('refuse passwords that are common, short or long', async () => {
    for (const password of ['12345678', 'Password', '88888888', 'woaini1314', 'qwertyui'])
      expect((await director.post('/accounts', anInput({ password }))).body.code).toBe('password_too_common')
    const login = aLogin()
    expect((await director.post('/accounts', anInput({ login, password: login }))).body.code).toBe(
      'password_too_common',
    )
    for (const password of ['1234567', 'x'.repeat(129)])
      expect((await director.post('/accounts', anInput({ password }))).body).toMatchObject({
        code: 'invalid_input',
        fields: [{ path: 'password' }],
      })
  })
})

describe('a common password', () => {
  it('is one of a list, one repeated key, or little more than the login', () => {
    expect(
      ['zhangsan', 'zhangsan1', 'ZhangSan88', 'aaaaaaaaa', '10101010'].map((each) => isCommon(each, 'zhangsan')),
    ).toEqual(Array(5).fill(true))
    expect(
      ['horse-in-front-7', 'zhangsan-likes-tea', '湖西队必胜2015'].map((each) => isCommon(each, 'zhangsan')),
    ).toEqual(Array(3).fill(false))
  })
})
