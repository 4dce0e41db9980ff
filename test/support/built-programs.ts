import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'vite'
import { type FileLock, lockFile } from '#server/platform/database/file-lock'

const ROOT = resolve(import.meta.dirname, '../..')
const AGAIN_MS = 50

/** Names the folder of this run's programs, inside the project, whose packages they import; what it returns removes them. */
export function choosePrograms(): () => void {
  const folder = join(ROOT, 'dist', `test-${process.pid}`)
  process.env.TEST_PROGRAMS = folder
  return () => {
    for (const path of [folder, `${folder}.lock`]) rmSync(path, { recursive: true, force: true })
  }
}

/** The folder of the programs and threads as they run in production; the first test that asks builds them for all. */
export async function builtPrograms(): Promise<string> {
  const folder = process.env.TEST_PROGRAMS
  if (!folder) throw new Error('TEST_PROGRAMS is not set; run through vitest')
  mkdirSync(folder, { recursive: true })
  const lock = await turnAt(folder)
  try {
    if (!existsSync(join(folder, 'main.js')))
      await build({
        root: ROOT,
        configFile: join(ROOT, 'vite.server.config.ts'),
        logLevel: 'error',
        build: { outDir: folder },
      })
  } finally {
    lock.release()
  }
  return folder
}

/** The built thread for backups; that for imports lies next to it. */
export const backupWorker = async (): Promise<string> => join(await builtPrograms(), 'backup-worker.js')

async function turnAt(path: string): Promise<FileLock> {
  for (;;) {
    try {
      return lockFile(path)
    } catch (error) {
      const isHeld = error instanceof Error && error.cause !== undefined
      if (!isHeld) throw error
      await sleep(AGAIN_MS)
    }
  }
}
