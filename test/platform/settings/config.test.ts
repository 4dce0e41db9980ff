import { describe, expect, it } from 'vitest'
import { readConfig } from '#server/platform/settings/config'

describe('the settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig({}, ['192.168.1.5'])).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: 'data/dangxian.sqlite',
      publicUrl: 'http://127.0.0.1:3000',
      origins: ['http://127.0.0.1:3000', 'http://localhost:3000'],
      isHttps: false,
      hasRateLimits: true,
      passwordCost: { chosen: 47_104, random: 4_096 },
    })
  })

  it('are refused with every bad one named', () => {
    const bad = {
      HOST: '',
      PORT: '70000',
      PUBLIC_URL: 'ftp://x',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'maybe',
      DATABASE_URL: '',
    }

    const read = () => readConfig(bad)

    for (const name of Object.keys(bad)) expect(read).toThrow(new RegExp(`^  ${name}: `, 'm'))
    expect(read).toThrow(/correct them and start again/)
  })

  it('know the address that phones on the network open', () => {
    const open = readConfig({ HOST: '0.0.0.0', PORT: '8080' }, ['192.168.1.5', '10.0.0.7'])

    expect(open.publicUrl).toBe('http://192.168.1.5:8080')
    expect(open.isPublicUrlSet).toBe(false)
    expect(open.origins).toEqual([
      'http://192.168.1.5:8080',
      'http://10.0.0.7:8080',
      'http://127.0.0.1:8080',
      'http://localhost:8080',
    ])
  })

  it('take PUBLIC_URL alone when it is set, as an origin', () => {
    const config = readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://Sales.Example.cn:443/' }, ['192.168.1.5'])

    expect(config).toMatchObject({ publicUrl: 'https://sales.example.cn', isHttps: true })
    expect(config.origins).toEqual(['https://sales.example.cn'])
    expect(() => readConfig({ PUBLIC_URL: 'https://example.cn/sales' })).toThrow(/PUBLIC_URL: .*without a path/)
  })
})
