import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isCommon } from '#server/accounts/common-passwords'
import type { AccountView, SignedIn } from '#shared/account'
import { aLogin, type Client, PASSWORD, TestApp } from '../support/test-app.ts'

const idOf = async (client: Client) => (await client.get<SignedIn>('/me')).body.account.id
const anInput = (overrides: object = {}) => ({
  role: 'member',
  name: '张三',
  login: aLogin(),
  password: PASSWORD,
  ...overrides,
})

describe('the accounts of a centre', () => {
  let app: TestApp
  let director: Client
  beforeAll(async () => {
    app = await TestApp.start()
    director = await app.setUp()
  })
  afterAll(() => app.stop())

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
    expect(replies.find((reply) => reply.status === 409)?.body.code).toBe('login_taken')
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
