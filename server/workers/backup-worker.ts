import 'reflect-metadata'
import { parentPort, workerData } from 'node:worker_threads'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import { createTasks, type Tasks } from '#server/platform/backups/tasks'
import { troubleOf } from '#server/platform/database/storage-trouble'
import { describeError } from '#server/platform/settings/log'
import { restoredParts } from '#server/restored-parts'
import { verifyAll } from '#server/verify-all'

const { name, args } = workerData as { name: keyof Tasks; args: never }
const tasks = createTasks({ entities, migrations, verify: verifyAll, parts: restoredParts })
try {
  parentPort?.postMessage({ done: await tasks[name](args) })
} catch (error) {
  parentPort?.postMessage({ failed: describeError(error), trouble: troubleOf(error) ?? troubleOfSystem(error) })
}

/** The storage trouble behind an error of the file system. */
function troubleOfSystem(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full'
  return code === 'EROFS' || code === 'EACCES' ? 'read_only' : undefined
}
