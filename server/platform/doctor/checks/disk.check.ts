import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { troubleOfFolder } from '#server/platform/database/storage-trouble'
import { type Finding, ok, wrong } from '#server/platform/doctor/finding'

const MB = 1024 * 1024
/** Minimum free space; larger databases need twice their size, for a backup and for growth. */
const MIN_FREE_BYTES = 200 * MB

/** Checks free space and write permission. */
export function checkDisk(database: string): Finding[] {
  const folder = dirname(resolve(database))
  if (!existsSync(folder)) return []
  const trouble = troubleOfFolder(resolve(database))
  if (trouble === 'read_only')
    return [
      wrong(
        { zh: `文件夹 ${folder} 不能写入`, en: `The folder ${folder} cannot be written to` },
        {
          zh: '请给运行服务的用户写入权限，或检查磁盘是否被挂成只读。',
          en: 'Give the user who runs the server the right to write there, or see whether the disk is mounted read-only.',
        },
      ),
    ]
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const taken = statSync(database, { throwIfNoEntry: false })?.size ?? 0
  const text = free < 10_000 * MB ? `${Math.round(free / MB)} MB` : `${Math.round(free / MB / 1024)} GB`
  if (trouble === undefined && free >= Math.max(MIN_FREE_BYTES, 2 * taken))
    return [ok(`磁盘还有 ${text}，文件夹可写`, `${text} of disk are free, and the folder can be written to`)]
  return [
    wrong(
      {
        zh: `磁盘只剩 ${text}，数据库已有 ${Math.ceil(taken / MB)} MB`,
        en: `Only ${text} of disk are free, with a database of ${Math.ceil(taken / MB)} MB`,
      },
      {
        zh: `请在 ${folder} 所在的磁盘上至少空出 ${Math.round(Math.max(MIN_FREE_BYTES, 2 * taken) / MB)} MB：把旧备份移到别的机器，再清理日志和下载。`,
        en: `Free at least ${Math.round(Math.max(MIN_FREE_BYTES, 2 * taken) / MB)} MB on the disk of ${folder}: move old backups to another machine, clear logs and downloads.`,
      },
    ),
  ]
}
