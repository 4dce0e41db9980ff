import 'reflect-metadata'
import { parentPort, workerData } from 'node:worker_threads'
import { type Tasks, tasks } from '#server/platform/backups/tasks'
import { troubleOf } from '#server/platform/database/storage-trouble'
import { describeError } from '#server/platform/settings/log'

const { name, args } = workerData as { name: keyof Tasks; args: never }
try {
  parentPort?.postMessage({ done: await tasks[name](args) })
} catch (error) {
  parentPort?.postMessage({ failed: describeError(error), trouble: troubleOf(error) ?? troubleOfSystem(error) })
}

/** A file system's own word for it. */
function troubleOfSystem(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full'
  return code === 'EROFS' || code === 'EACCES' ? 'read_only' : undefined
}
