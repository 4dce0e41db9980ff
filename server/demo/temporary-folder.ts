import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 1024 ** 3

/** Nothing of the demo outlives it, so that it need not wait for a disk at each of its thousands of commits. */
export function temporaryFolder(): string {
  return mkdtempSync(join(isRoomy(MEMORY) ? MEMORY : tmpdir(), 'dangxian-demo-'))
}

function isRoomy(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= ENOUGH_BYTES
}
