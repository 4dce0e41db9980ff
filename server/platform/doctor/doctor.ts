import type { LedgerCheck } from '#server/platform/backups/database-check'
import { isPostgresUrl } from '#server/platform/database/connection-options'
import { lockFile } from '#server/platform/database/file-lock'
import { openPlainReader } from '#server/platform/database/plain-reader'
import { checkAddresses } from '#server/platform/doctor/checks/addresses.check'
import { checkBackups } from '#server/platform/doctor/checks/backups.check'
import { listCenters } from '#server/platform/doctor/checks/centers.check'
import { checkClock } from '#server/platform/doctor/checks/clock.check'
import { cannotBeRead, checkFigures, checkFile, checkTables } from '#server/platform/doctor/checks/database.check'
import { checkDisk } from '#server/platform/doctor/checks/disk.check'
import { checkConnections } from '#server/platform/doctor/checks/postgres.check'
import { checkStreet } from '#server/platform/doctor/checks/street.check'
import { type Finding, note, ok, wrong } from '#server/platform/doctor/finding'
import type { Config } from '#server/platform/settings/config'

/** Runs all checks; also while the server runs. Reads the whole database. */
export async function examine(config: Config, now: Date, verify: LedgerCheck): Promise<Finding[]> {
  const { databaseUrl } = config
  const isPostgres = isPostgresUrl(databaseUrl)
  const file = isPostgres ? [] : [checkFile(databaseUrl)]
  const isReadable = file.every(({ state }) => state === 'ok')
  return [
    checkNode(process.versions.node),
    ...file,
    ...(isReadable ? await lookInside(config, now, verify) : []),
    ...(isPostgres ? [] : checkDisk(databaseUrl)),
    ...(isPostgres ? [ofPostgres] : checkBackups(config, now)),
    ...(await checkAddresses(config, isPostgres ? undefined : isLocked(databaseUrl))),
    ...(await checkStreet(config.publicUrl, now)),
  ]
}

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return ok(`Node.js ${version}`, `Node.js ${version}`)
  return wrong(
    { zh: `Node.js ${version} 太旧`, en: `Node.js ${version} is too old` },
    { zh: '请安装 20.19 或更新的版本。', en: 'Install 20.19 or newer.' },
  )
}

const ofPostgres = note(
  '备份由 PostgreSQL 的管理员用 pg_dump 做',
  'Backups are made by the administrator of PostgreSQL with pg_dump',
)

async function lookInside(config: Config, now: Date, verify: LedgerCheck): Promise<Finding[]> {
  const { databaseUrl, publicUrl, postgres } = config
  try {
    const reader = await openPlainReader(databaseUrl)
    try {
      const tables = await checkTables(reader)
      // Figures are checked by the rules of this version, for the tables of this version.
      const figures = tables.state === 'ok' ? [await checkFigures(databaseUrl, verify)] : []
      const centers = tables.state === 'ok' ? await listCenters(reader, publicUrl) : []
      const connections = isPostgresUrl(databaseUrl) ? [await checkConnections(reader, postgres.pool)] : []
      return [tables, ...connections, ...figures, ...centers, ...(await checkClock(reader, now))]
    } finally {
      await reader.close()
    }
  } catch (error) {
    return [cannotBeRead(error)]
  }
}

function isLocked(file: string): boolean {
  try {
    lockFile(file).release()
    return false
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Another server')
  }
}
