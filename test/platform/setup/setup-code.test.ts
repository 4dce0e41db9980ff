import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { readConfig } from '#server/platform/settings/config'
import type { SetupStatus } from '#shared/platform/accounts/contract'
import { PASSWORD, TestApp } from '#test/support/test-app'

const input = { centerName: '中心', timezone: 'Asia/Shanghai', name: '王主任', login: 'boss', password: PASSWORD }
const A_CODE = /[a-z2-9]{4}-[a-z2-9]{4}/

describe('the setup of a server that other machines reach', () => {
  let app: TestApp
  let printed: MockInstance<typeof console.log>
  beforeEach(async () => {
    printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    app = await TestApp.start({ config: { asksSetupCode: true } })
  })
  afterEach(async () => {
    printed.mockRestore()
    await app.stop()
  })

  const lines = (): string[] => printed.mock.calls.map(([line]) => String(line))
  const open = async () => (await app.anonymous().get<SetupStatus>('/setup')).body
  const codeOf = (line: string | undefined): string => A_CODE.exec(line ?? '')?.[0] ?? 'none'
  const attempt = async (setupCode?: string, language = 'zh-CN') => {
    const client = app.anonymous()
    client.headers['accept-language'] = language
    const { status, body } = await client.post<{ code: string; message: string }>('/setup', { ...input, setupCode })
    return { status, code: body.code, message: body.message }
  }

  it('prints a code, and prints the same one again when the page is opened', async () => {
    expect(await open()).toEqual({ isDone: false, needsSetupCode: true })
    await app.restart()
    await open()

    const codes = lines().map(codeOf)
    expect(codes).toEqual([expect.stringMatching(A_CODE), codes[0]])
    expect(lines()[0]).toContain(`http://dangxian.test/setup#code=${codes[0]}`)
  })

  it('does not fill the console for those who open the page a hundred times', async () => {
    for (let n = 0; n < 100; n++) await open()

    expect(lines()).toHaveLength(6)
  })

  it('is refused without the code and with another one, in both languages, and done with it', async () => {
    await open()
    const code = codeOf(lines()[0])

    expect(await attempt()).toMatchObject({ status: 403, code: 'setup_code_wrong', message: /启动服务器的终端/ })
    expect(await attempt('aaaa-aaaa', 'en')).toMatchObject({ status: 403, message: /console.*where the server/ })
    expect(await open()).toMatchObject({ isDone: false })

    expect((await attempt(` ${code.toUpperCase().replace('-', ' ')} `)).status).toBe(201)
    expect(await open()).toEqual({ isDone: true })
    expect(await attempt(code)).toMatchObject({ status: 409, code: 'setup_done' })
  })

  it('takes ten guesses from one address, also at once, and then not even the right code', async () => {
    await open()
    const code = codeOf(lines()[0])

    const guesses = await Promise.all(Array.from({ length: 25 }, () => attempt('aaaa-aaaa')))

    expect(guesses.map((guess) => guess.status).sort()).toEqual([...Array(10).fill(403), ...Array(15).fill(429)])
    expect(await attempt(code)).toMatchObject({ status: 429, code: 'too_many_requests' })
  })

  it('prints nothing and asks for nothing once it is done', async () => {
    await open()
    await attempt(codeOf(lines()[0]))
    printed.mockClear()

    await app.restart()
    await open()

    expect(lines()).toEqual([])
  })
})

describe('the address that the server listens on', () => {
  it.each([
    [{}, false],
    [{ HOST: 'localhost' }, false],
    [{ HOST: '::1' }, false],
    [{ HOST: '127.0.0.2' }, false],
    [{ HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:3000' }, false],
    [{ HOST: '0.0.0.0' }, true],
    [{ HOST: '::' }, true],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:3000' }, true],
    [{ HOST: '192.168.1.5' }, true],
    [{ PUBLIC_URL: 'https://contest.example.com' }, true],
  ])('decides whether the setup asks for a code: %o → %s', (environment, asks) => {
    expect(readConfig(environment, ['192.168.1.5']).asksSetupCode).toBe(asks)
  })
})

describe('a server on this machine only', () => {
  it('asks for no code and prints none', async () => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const app = await TestApp.start()

    expect((await app.anonymous().get('/setup')).body).toEqual({ isDone: false })
    await app.setUp()

    expect(printed).not.toHaveBeenCalled()
    printed.mockRestore()
    await app.stop()
  })
})
