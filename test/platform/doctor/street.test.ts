import { createServer as createPlainServer } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, type Server } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { checkStreet } from '#server/platform/doctor/checks/street.check'
import { CERTIFICATE, KEY } from '#test/platform/doctor/localhost-certificate'

const NOW = new Date('2015-04-10T10:00:00+08:00')

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

const https = () => portOf(createServer({ cert: CERTIFICATE, key: KEY }))
const said = async (...of: Parameters<typeof checkStreet>) =>
  (await checkStreet(...of)).map(({ state, what, remedy }) => {
    if (state === 'wrong')
      expect([remedy?.zh, remedy?.en]).toEqual([expect.stringMatching(/请/), expect.stringMatching(/^[A-Z]/)])
    return `${state} ${what.en}`
  })

describe('the doctor looks from the street', () => {
  it('and has no line for a server that only this machine opens', async () => {
    expect(await said('http://127.0.0.1:3000', NOW)).toEqual([])
  })

  it('and names a domain that does not exist, before anything else', async () => {
    expect(await said('https://dangxian.invalid', NOW)).toEqual(['wrong The name dangxian.invalid is not found'])
  })

  it('and says that an address of the office is dead on mobile data, and what to do until it is not', async () => {
    const [line] = await checkStreet('http://192.168.3.7:3000', NOW)

    expect([line?.state, line?.what.zh]).toEqual(['note', expect.stringContaining('用流量的手机打不开')])
    expect(line?.remedy?.zh).toMatch(/域名、https 证书和对外开放的端口.*代报 或 粘贴群消息/)
  })

  it('and says that a public address without https is not encrypted', async () => {
    expect(await said('http://203.0.113.9', NOW)).toEqual(['note http://203.0.113.9 is not encrypted'])
  })

  it('and tells a port that answers with https from one that does not', async () => {
    const plain = await portOf(createPlainServer())

    expect(await said(`https://localhost:${plain}`, NOW)).toEqual([
      `wrong Nothing speaks https at port ${plain} of localhost`,
    ])
    expect(await said(`https://localhost:${await https()}`, NOW, { trusted: CERTIFICATE })).toEqual([
      expect.stringMatching(/^ok The certificate of localhost holds for another 364\d\d days$/),
    ])
  })

  it('and says where a name with https leads into the office, whatever its certificate', async () => {
    const url = `https://localhost:${await https()}`
    const inside = async () => ['192.168.3.7', '127.0.0.1']
    const [line, certificate] = await checkStreet(url, NOW, { trusted: CERTIFICATE, look: inside })

    expect([line?.state, line?.what.zh]).toEqual(['note', expect.stringMatching(/localhost.*192.168.3.7/)])
    expect(line?.remedy?.zh).toMatch(/用流量/)
    expect(certificate?.state).toBe('ok')
    const outside = async () => ['192.168.3.7', '203.0.113.9']
    expect(await said(url, NOW, { trusted: CERTIFICATE, look: outside })).toEqual([expect.stringMatching(/^ok /)])
  })

  it('and waits three seconds at most for a name server', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const line = said('https://dangxian.example', NOW, { look: () => new Promise(() => {}) })

    await vi.advanceTimersByTimeAsync(3_000)

    expect(await line).toEqual(['wrong No name server answers for dangxian.example'])
  })

  it('and finds a certificate that phones do not trust, one that ends soon and one that has ended', async () => {
    const url = `https://localhost:${await https()}`

    expect(await said(url, NOW)).toEqual([expect.stringMatching(/^wrong Phones do not trust .*\([A-Z_]+\)$/)])
    expect(await said(url, new Date('2114-12-25T00:00:00Z'), { trusted: CERTIFICATE })).toEqual([
      'wrong The certificate of localhost ends in 7 days',
    ])
    expect(await said(url, new Date('2115-01-03T00:00:00Z'), { trusted: CERTIFICATE })).toEqual([
      'wrong The certificate of localhost expired 2 days ago: phones refuse it',
    ])
  })

  it('and finds a certificate that is for another name', async () => {
    const [line] = await said(`https://127.0.0.1:${await https()}`, NOW, { trusted: CERTIFICATE })

    expect(line).toMatch(/^wrong Phones do not trust the certificate of 127.0.0.1 \(ERR_TLS_CERT_ALTNAME_INVALID\)$/)
  })
})
