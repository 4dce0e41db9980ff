import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './free-port'
import { scratchFolder } from './scratch'

const ROOT = '/usr/lib/postgresql'

/** With `TEST_DB=postgres` the tests get a private PostgreSQL; without it they use SQLite files. */
export default async function startPostgres(): Promise<(() => void) | undefined> {
  if (process.env.TEST_DB !== 'postgres') return undefined
  const own = await startOwnPostgres(scratchFolder('postgres'))
  if (!own) return skipOrFail('PostgreSQL is not installed (apt-get install postgresql)')
  process.env.TEST_DATABASE_URL = own.url
  return own.stop
}

/** A PostgreSQL of our own in an empty folder, which goes with it; undefined where none is installed. */
export async function startOwnPostgres(folder: string): Promise<{ url: string; stop: () => void } | undefined> {
  const programs = findPrograms()
  if (!programs) return undefined
  const data = join(folder, 'data')
  const port = await freePort()
  if (isRoot()) execFileSync('chown', ['postgres', folder])
  chmodSync(folder, 0o700)
  const run = (program: string, ...args: string[]) => runAsOwner(folder, join(programs, program), args)

  try {
    run('initdb', '-D', data, '-U', 'dangxian', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8')
    const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=300`
    run('pg_ctl', 'start', '-w', '-t', '60', '-D', data, '-l', join(folder, 'log'), '-o', settings)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  const stop = () => {
    run('pg_ctl', 'stop', '-m', 'immediate', '-D', data)
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `postgres://dangxian@127.0.0.1:${port}/postgres`, stop }
}

function skipOrFail(reason: string): never {
  if (process.env.CI === 'true') throw new Error(`${reason}, and under CI nothing is skipped.`)
  console.warn(`Skipped: ${reason}; the tests on PostgreSQL did not run.`)
  process.exit(0)
}

/** The newest installed version. */
function findPrograms(): string | undefined {
  if (!existsSync(ROOT)) return undefined
  const versions = readdirSync(ROOT).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(ROOT, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

const isRoot = () => process.getuid?.() === 0

/** PostgreSQL refuses to run as root. */
function runAsOwner(cwd: string, program: string, args: string[]): void {
  const [command, list] = isRoot()
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program, ...args]]
    : [program, args]
  execFileSync(command as string, list as string[], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}
