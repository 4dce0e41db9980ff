import { BackupFolder } from '#server/platform/backups/backup-folder'
import { readNotes } from '#server/platform/backups/backup-notes'
import { clockText, type Finding, type LocalizedText, note, ok, wrong } from '#server/platform/doctor/finding'
import type { Config } from '#server/platform/settings/config'
import type { BackupFailure } from '#shared/platform/backups/contract'

const STALE_MS = 36 * 3_600_000
const NOW = {
  zh: '请现在做一份：管理 → 备份，或 npm run cli -- backup 文件名。',
  en: 'Make one now: Admin → Backups, or npm run cli -- backup <file>.',
}
const FAILED: Record<BackupFailure, LocalizedText> = {
  disk_full: { zh: '磁盘空间不够', en: 'the disk has no room' },
  read_only: { zh: '备份文件夹不能写入', en: 'the folder cannot be written to' },
  damaged: { zh: '数据库有损坏', en: 'the database is damaged' },
  other: { zh: '原因见服务器日志', en: 'the server’s log has the reason' },
}

/** Checks that there is a recent, intact copy. */
export function checkBackups({ databaseUrl, backupFolder, hasDailyBackups }: Config, now: Date): Finding[] {
  const folder = new BackupFolder(databaseUrl, backupFolder)
  const { failure, checks } = readNotes(folder.notesFile)
  const backups = folder.list().filter(({ kind }) => kind === 'daily' || kind === 'manual')
  const [newest] = backups
  const findings: Finding[] = []
  const age = newest ? now.getTime() - newest.takenAt.getTime() : Number.POSITIVE_INFINITY
  const hours = Math.round(age / 3_600_000)
  const count = `${backups.length}`
  if (!hasDailyBackups)
    findings.push(
      note(
        `每日备份已关闭（DAILY_BACKUPS），现有 ${count} 份`,
        `Daily backups are off (DAILY_BACKUPS); there are ${count}`,
      ),
    )
  else if (!newest) findings.push(wrong({ zh: '还没有备份', en: 'There is no backup' }, NOW))
  else if (age > STALE_MS)
    findings.push(wrong({ zh: `最近的备份已是 ${hours} 小时前`, en: `The newest backup is ${hours} hours old` }, NOW))
  else
    findings.push(ok(`有 ${count} 份备份，最近一份 ${hours} 小时前`, `${count} backups, the newest ${hours} hours old`))
  if (failure) findings.push(failed(failure, backupFolder))
  if (newest && checks[newest.name]?.check === 'figures_differ')
    findings.push(
      wrong(
        { zh: `${newest.name} 里战绩和台账对不上`, en: `In ${newest.name} totals do not agree with the ledger` },
        {
          zh: '请运行 npm run cli -- verify，并保留更早的备份。',
          en: 'Run npm run cli -- verify, and keep older backups.',
        },
      ),
    )
  return findings
}

function failed({ at, reason }: { at: string; reason: BackupFailure }, folder: string): Finding {
  const when = clockText(new Date(at))
  const what = { zh: `${when} 的备份没有做成：${FAILED[reason].zh}`, en: `No backup at ${when}: ${FAILED[reason].en}` }
  if (reason === 'damaged')
    return wrong(what, {
      zh: '请马上检查磁盘，留着旧备份；恢复最近一份完好的：npm run cli -- restore 文件名。',
      en: 'Check the disk at once and keep the old backups. Restore the newest good one: npm run cli -- restore <file>.',
    })
  return wrong(what, {
    zh: `请检查 ${folder} 的空间和写入权限，再备份一次。`,
    en: `See to room and rights in ${folder}, then back up again.`,
  })
}
