import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { BuiltServer } from '#test/support/built-server'
import { scratchFolder } from '#test/support/scratch'

describe('a program that is asked for help', { timeout: 60_000 }, () => {
  let built: BuiltServer
  beforeAll(async () => {
    built = await BuiltServer.ready()
  })

  it.each([
    ['demo', ['--help'], /npm run demo -- --check/],
    ['demo', ['-h'], /npm run demo -- --check/],
    ['main', ['--help'], /npm start[\s\S]*DATABASE_URL/],
    ['cli', ['--help'], /cli -- backup <file>[\s\S]*cli -- doctor/],
    ['cli', ['help'], /cli -- backup <file>[\s\S]*cli -- doctor/],
    ['cli', ['backup', '--help'], /^ {2}npm run cli -- backup <file>\n.*\n$/],
    ['cli', ['restore', '-h'], /^ {2}npm run cli -- restore <file>\n.*\n$/],
    ['cli', ['new-epoch', '--help'], /^ {2}npm run cli -- new-epoch \n.*\n$/],
    ['cli', ['verify', '--help'], /^ {2}npm run cli -- verify \n.*\n$/],
  ] as const)('%s %j prints it, does nothing else and ends', async (program, args, says) => {
    const folder = scratchFolder('help')
    const own = { TMPDIR: folder, DATABASE_URL: join(folder, 'contest.sqlite'), PORT: '0' }

    const run = built.start(program, own, [...args])

    expect(await run.exit).toBe(0)
    expect(run.output).toMatch(says)
    expect(readdirSync(folder)).toEqual([])
  })

  it('says what it knows where it is told what it does not, and does not begin', async () => {
    const folder = scratchFolder('help')
    const run = built.start('demo', { TMPDIR: folder }, ['--chekc'])

    expect(await run.exit).toBe(1)
    expect(run.output).toMatch(/--chekc[\s\S]*npm run demo -- --check/)
    expect(readdirSync(folder)).toEqual([])
  })
})
