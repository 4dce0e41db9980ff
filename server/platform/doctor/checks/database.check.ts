import { migrations } from '#migrations/index'
import { mustBeFit, UnfitFile } from '#server/platform/backups/check-file'
import type { LedgerCheck } from '#server/platform/backups/database-check'
import { namesOf } from '#server/platform/backups/prepare'
import type { PlainReader } from '#server/platform/database/plain-reader'
import { type Finding, type LocalizedText, note, ok, wrong } from '#server/platform/doctor/finding'
import type { FileProblem } from '#shared/platform/backups/contract'

const RESTORE = {
  zh: '请停下服务，恢复最近一份完好的备份：npm run cli -- restore 文件名。',
  en: 'Stop the server and restore the newest good backup: npm run cli -- restore <file>.',
}
const UNFIT: Record<FileProblem, { zh: string; remedy: LocalizedText }> = {
  missing: {
    zh: '数据库文件不在',
    remedy: {
      zh: '请检查 DATABASE_URL；第一次使用就先启动一次：npm start。',
      en: 'Check DATABASE_URL. On first use start the server once: npm start.',
    },
  },
  not_sqlite: { zh: '数据库文件不是 SQLite', remedy: RESTORE },
  damaged: { zh: '数据库文件有损坏', remedy: RESTORE },
  orphans: { zh: '数据库里有指向空处的数据', remedy: RESTORE },
  not_ours: {
    zh: '数据库属于别的程序',
    remedy: { zh: '请检查 DATABASE_URL。', en: 'Check DATABASE_URL.' },
  },
  newer: {
    zh: '数据库来自更新的版本',
    remedy: {
      zh: '请升级本程序，或恢复升级前的备份。',
      en: 'Update this program, or restore a backup of before the update.',
    },
  },
  figures: { zh: '战绩和台账对不上', remedy: RESTORE },
  not_migrated: { zh: '数据表没有升级成功', remedy: RESTORE },
}

/** Checks that the file opens, is intact and belongs to this program. Reads all of it. */
export function checkFile(file: string): Finding {
  try {
    mustBeFit(file, namesOf(migrations))
    return ok(`数据库完好（${file}）`, `The database is whole (${file})`)
  } catch (error) {
    if (!(error instanceof UnfitFile)) return cannotBeRead(error)
    const { zh, remedy } = UNFIT[error.problem]
    return wrong({ zh: `${zh}：${error.message}`, en: error.message }, remedy)
  }
}

export function cannotBeRead(error: unknown): Finding {
  const why = error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)
  return wrong(
    { zh: `数据库打不开：${why}`, en: `The database cannot be read: ${why}` },
    {
      zh: '请检查 DATABASE_URL、文件权限，以及数据库是否在运行。',
      en: 'Check DATABASE_URL, the rights of the file, and whether the database is running.',
    },
  )
}

/** Checks for pending migrations. */
export async function checkTables(reader: PlainReader): Promise<Finding> {
  const done = new Set<string>()
  for await (const { name } of reader.rows<{ name: string }>('select name from migrations')) done.add(name)
  const pending = namesOf(migrations).filter((name) => !done.has(name))
  if (pending.length === 0) return ok('数据表是最新的', 'The tables are up to date')
  return note(
    `有 ${pending.length} 项数据表升级未做，下次启动会先留一份再自动升级`,
    `${pending.length} changes of the tables are due; the next start keeps a copy and makes them`,
  )
}

/** Compares every total with a replay of the ledger. */
export async function checkFigures(databaseUrl: string, verify: LedgerCheck): Promise<Finding> {
  const { ok: isRight, contests, entries, differences = [] } = await verify(databaseUrl)
  if (isRight)
    return ok(
      `台账核对一致：${contests} 场竞赛，${entries} 条`,
      `The ledger adds up: ${entries} entries in ${contests} contests`,
    )
  const [first] = differences
  return wrong(
    { zh: `战绩和台账对不上，例如 ${first}`, en: `Totals do not agree with the ledger, for one ${first}` },
    {
      zh: '请保留现在的数据库文件并报告；npm run cli -- verify 会列出差异，必要时恢复备份。',
      en: 'Keep the present file and report this. npm run cli -- verify lists the differences; restore a backup if need be.',
    },
  )
}
