import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const PREFIX = 'dangxian-tests-'
const ENOUGH_BYTES = 2 * 1024 ** 3

/** Every commit waits for the disk, and memory answers at once: tests write there if it is large enough. */
function fastestFolder(): string {
  if (!existsSync(MEMORY)) return tmpdir()
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir()
}

/** Makes the folder of this run; the function it returns removes it. */
export function makeScratch(): () => void {
  const parent = fastestFolder()
  removeLeftovers(parent)
  const folder = join(parent, `${PREFIX}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  process.env.TEST_SCRATCH = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** A new folder inside that of the run. */
export function scratchFolder(name: string): string {
  return mkdtempSync(join(process.env.TEST_SCRATCH ?? tmpdir(), `${name}-`))
}

/** A run that was killed removed nothing, and memory is dear. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const [, pid] = /^dangxian-tests-(\d+)$/.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
