import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '#shared/platform/accounts/contract'
import { PASSWORD, TestApp } from '#test/support/test-app'

const input = (name: string) => ({
  centerName: `${name}的中心`,
  timezone: 'Asia/Shanghai',
  name,
  login: 'boss',
  password: PASSWORD,
})

describe('the first start', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await TestApp.start()
  })
  afterAll(() => app.stop())

  it('can be set up once, also when visitors race', async () => {
    const visitors = Array.from({ length: 6 }, () => app.anonymous())
    expect((await app.anonymous().get('/setup')).body).toEqual({ isDone: false })

    const replies = await Promise.all(visitors.map((visitor, index) => visitor.post('/setup', input(`访客${index}`))))

    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409, 409, 409])
    expect(replies.filter((reply) => reply.status === 409).map((reply) => reply.body.code)).toEqual(
      Array(5).fill('setup_done'),
    )
    const winner = replies.findIndex((reply) => reply.status === 201)
    const me = await visitors[winner]!.get<SignedIn>('/me')
    expect(me.body).toMatchObject({
      account: { role: 'director', name: `访客${winner}`, login: 'boss' },
      center: { name: `访客${winner}的中心`, timezone: 'Asia/Shanghai' },
    })
    expect((await app.anonymous().get('/setup')).body).toEqual({ isDone: true })
  })
})
