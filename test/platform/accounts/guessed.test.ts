import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLogin, type Client, expectStatus, PASSWORD, TestApp } from '#test/support/test-app'

describe('an account whose password is guessed from many addresses', () => {
  let app: TestApp
  let director: Client
  let login: string
  let phone: Client
  beforeAll(async () => {
    // The addresses of clients as a proxy names them.
    app = await TestApp.start({ config: { hasRateLimits: true, trustsProxy: true } })
    director = await app.setUp()
    login = aLogin()
    expectStatus(await director.post('/accounts', { role: 'member', name: '张三', login, password: PASSWORD }), 201)
    phone = await signedInAt('10.0.0.1')
    const guesses = Array.from({ length: 25 }, (_, n) => at(`10.9.${n}.1`).signIn(login, 'not-the-password'))
    for (const { status } of await Promise.all(guesses)) expect(status).toBe(401)
    for (let n = 0; n < 5; n++) await at('10.0.0.1').signIn(login, 'not-the-password')
  })
  afterAll(() => app.stop())

  function at(address: string): Client {
    const client = app.anonymous()
    client.headers['x-forwarded-for'] = address
    return client
  }
  async function signedInAt(address: string): Promise<Client> {
    const client = at(address)
    expectStatus(await client.signIn(login, PASSWORD), 200)
    return client
  }

  it('lets its owner in from a clean address', async () => {
    expect((await at('10.0.0.7').signIn(login, PASSWORD)).status).toBe(200)
  })

  it('lets its owner in on a device that was signed in before, wherever it is, also after signing out', async () => {
    expectStatus(await phone.post('/sign-out'), 204)

    expect((await phone.signIn(login, PASSWORD)).status).toBe(200)
    phone.headers['x-forwarded-for'] = '10.9.3.1'
    expect((await phone.signIn(login, PASSWORD)).status).toBe(200)
  })

  it('gives an address that guessed no second attempt, and no device that only knows another account', async () => {
    expect((await at('10.9.3.1').signIn(login, PASSWORD)).status).toBe(429)
    const other = at('10.0.0.1')
    const colleague = aLogin()
    await director.post('/accounts', { role: 'member', name: '李四', login: colleague, password: PASSWORD })
    expectStatus(await other.signIn(colleague, PASSWORD), 200)

    expect((await other.signIn(login, PASSWORD)).status).toBe(429)
  })
})
