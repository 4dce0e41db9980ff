import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig, readConfig } from '#server/platform/settings/config'
import { scratchFolder } from '#test/support/scratch'

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

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
      POSTGRES_POOL: '1',
      POSTGRES_STATEMENT_MS: '5000',
      SLOW_QUERY_MS: 'often',
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

  it('take several addresses in PUBLIC_URL: the first is told to people, the others may be opened too', () => {
    const config = readConfig({ PUBLIC_URL: 'http://contest.lan:3000, http://192.168.1.5:3000' })

    expect(config.publicUrl).toBe('http://contest.lan:3000')
    expect(config.origins).toEqual(['http://contest.lan:3000', 'http://192.168.1.5:3000'])
    expect(() => readConfig({ PUBLIC_URL: 'https://a.cn,http://192.168.1.5' })).toThrow(/PUBLIC_URL: .*begin alike/)
  })

  it.each([
    ['PUBLIC_URL', 'contest.example.com', 'https://contest.example.com'],
    ['PUBLIC_URL', 'contest.example.com:8080/sales', 'https://contest.example.com:8080'],
    ['PUBLIC_URL', 'ftp://x', 'https://x'],
    ['DATABASE_URL', tmpdir(), join(tmpdir(), 'dangxian.sqlite')],
    ['DATABASE_URL', 'data/', 'data/dangxian.sqlite'],
    ['DATABASE_URL', ':memory:', 'data/dangxian.sqlite'],
    ['DATABASE_URL', 'mysql://a:b@c/d', 'data/dangxian.sqlite'],
    ['DATABASE_URL', 'postgres://a:b#c@d:e/f', 'postgres://user:password@host/database'],
    ['BACKUP_DIR', 'package.json', 'data/backups'],
    ['HOST', 'http://0.0.0.0', '0.0.0.0'],
    ['PORT', 'abc', '3000'],
    ['DAILY_BACKUPS', 'yes', 'true'],
    ['TRUST_PROXY', '1', 'true'],
    ['LOG_LEVEL', 'loud', 'warn'],
    ['METRICS_TOKEN', 'short', 'openssl rand'],
  ])('with %s=%s are refused with the example %s', (name, value, example) => {
    const read = () => readConfig({ [name]: value })

    expect(read).toThrow(new RegExp(`^  ${name}: .*${literal(example)}`, 'm'))
    expect(read).not.toThrow(/Invalid|expected/)
  })

  it.each([
    ['sqlite:///srv/my%20data/a.db', '/srv/my data/a.db'],
    ['sqlite:////srv/a.db', '/srv/a.db'],
    ['sqlite://data/a.db', 'data/a.db'],
    ['sqlite:data/a.db', 'data/a.db'],
    ['sqlite3:data/a.db', 'data/a.db'],
    ['file:data/a.db', 'data/a.db'],
    ['file:///srv/a.db?mode=rwc', '/srv/a.db'],
    ['file://localhost/srv/a.db', '/srv/a.db'],
    ['"/srv/my data/a.db" ', '/srv/my data/a.db'],
    ['/srv/100%/a.db', '/srv/100%/a.db'],
    ['C:\\data\\a.db', 'C:\\data\\a.db'],
  ])('read DATABASE_URL=%s as the file %s', (databaseUrl, path) => {
    expect(readConfig({ DATABASE_URL: databaseUrl })).toMatchObject({
      databaseUrl: path,
      backupFolder: join(dirname(path), 'backups'),
    })
  })

  describe('that the page stores', () => {
    const file = (settings: object) => {
      const folder = scratchFolder('settings')
      writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings))
      return join(folder, 'a.sqlite')
    }
    const stored = { HOST: '0.0.0.0', PUBLIC_URL: 'http://192.168.1.5:3000' }

    it('are read from the folder of the database, with the machine’s own addresses', () => {
      const config = loadConfig({ DATABASE_URL: file(stored) }, ['192.168.1.5', '10.0.0.7'])

      expect(config).toMatchObject({ host: '0.0.0.0', publicUrl: 'http://192.168.1.5:3000' })
      expect(config.fixed).toEqual({ host: false, publicUrl: false })
      expect(config.origins).toContain('http://10.0.0.7:3000')
      expect(config.origins).toContain('http://127.0.0.1:3000')
    })

    it('give way to the environment', () => {
      const variables = { DATABASE_URL: file(stored), HOST: '127.0.0.1', PUBLIC_URL: 'https://a.cn' }

      expect(loadConfig(variables)).toMatchObject({
        host: '127.0.0.1',
        publicUrl: 'https://a.cn',
        origins: ['https://a.cn'],
        fixed: { host: true, publicUrl: true },
      })
    })

    it('are refused with the file’s name where they cannot be read', () => {
      const databaseUrl = file({ HOSTS: '0.0.0.0' })

      expect(() => loadConfig({ DATABASE_URL: databaseUrl })).toThrow(/settings\.json cannot be used; correct it/)
    })
  })
})
