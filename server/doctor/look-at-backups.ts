import { BackupFolder } from '#server/backups/backup-folder'
import { readNotes } from '#server/backups/backup-notes'
import type { Config } from '#server/config'
import { type Finding, note, ok, wrong } from '#server/doctor/finding'

const STALE_MS = 36 * 3_600_000
const NOW = {
  zh: '请现在做一份：管理 → 备份，或 npm run cli -- backup 文件名。',
  en: 'Make one now: Admin → Backups, or npm run cli -- backup <file>.',
}
const FAILED = {
  disk_full: '磁盘空间不够',
  read_only: '备份文件夹不能写入',
  damaged: '数据库有损坏',
  other: '原因见服务器日志',
}

/** Whether there is a way back: a fresh copy that is whole. */
export function lookAtBackups({ databaseUrl, backupFolder, hasDailyBackups }: Config, now: Date): Finding[] {
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
  if (failure)
    findings.push(
      wrong(
        {
          zh: `${failure.at} 的备份没有做成：${FAILED[failure.reason]}`,
          en: `The backup of ${failure.at} failed: ${failure.reason}`,
        },
        {
          zh: `请检查 ${backupFolder} 的空间和权限，再备份一次。`,
          en: `See to room and rights in ${backupFolder}, then back up again.`,
        },
      ),
    )
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
