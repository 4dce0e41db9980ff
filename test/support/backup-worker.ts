import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')

/** The threads for backups and for imports, which lie side by side, built from what stands here now; `remove` when the tests are over. */
export async function backupWorker(name: string): Promise<{ workerFile: string; remove: () => void }> {
  const folder = join(ROOT, 'dist', `test-worker-${name}-${process.pid}`)
  await build({
    configFile: join(ROOT, 'vite.server.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      rolldownOptions: {
        input: {
          'backup-worker': join(ROOT, 'server/workers/backup-worker.ts'),
          'import-worker': join(ROOT, 'server/ledger/imports/worker.ts'),
        },
      },
    },
  })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { workerFile: join(folder, 'backup-worker.js'), remove }
}
