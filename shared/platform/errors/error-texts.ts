import type { ErrorBody, StorageTrouble } from './errors'
import { REFUSALS } from './refusals'

type Language = 'zh-CN' | 'en'

/** `storage_failed` by its cause, where that is known. */
const STORAGE_TEXTS: Record<Language, Record<StorageTrouble, string>> = {
  'zh-CN': {
    disk_full: '服务器磁盘已满，没有存上；请管理员清出空间，然后原样再发一次，不会重复计数。',
    read_only: '服务器的数据库只读，没有存上；请管理员恢复写入权限，然后原样再发一次，不会重复计数。',
    locked:
      '别的程序正占着数据库，没有存上；请稍后原样再发一次，不会重复计数。一直这样就请管理员关掉占用数据库文件的程序。',
    unreachable:
      '数据库连不上，现在读不到也存不上；请稍后原样再试，不会重复计数。一直这样就请管理员看数据库是否在运行。',
  },
  en: {
    disk_full:
      'The server’s disk is full, so nothing was stored. Have space freed, then send the same thing again: it is never counted twice.',
    read_only:
      'The server may not write to its database, so nothing was stored. Have write access restored, then send the same thing again: it is never counted twice.',
    locked:
      'Another program holds the database, so nothing was stored. Send the same thing again in a moment: it is never counted twice. If it stays, have the program closed that uses the database file.',
    unreachable:
      'The database cannot be reached, so nothing is read or stored. Try the same thing again in a moment: it is never counted twice. If it stays, have somebody see whether the database is running.',
  },
}

/** `forbidden` for a token. */
const SCOPE_TEXTS: Record<Language, Record<NonNullable<ErrorBody['scope']>, string>> = {
  'zh-CN': {
    record: '这个接口密钥没有 record（报单）权限，请让主任另建一个带这项权限的。',
    read: '这个接口密钥没有 read（读取）权限，请让主任另建一个带这项权限的。',
    none: '接口密钥不能用在这里，能用的地址见“管理 → 接口文档”。',
  },
  en: {
    record: 'This API token lacks the scope record. Ask a director for one that has it.',
    read: 'This API token lacks the scope read. Ask a director for one that has it.',
    none: 'No API token may do this. The API pages list what one may do.',
  },
}

/** The sentence for a refusal: by its cause or scope if there is one, with the name of the person concerned. */
export const refusalText = (
  language: Language,
  { code, cause, scope, name = '' }: Pick<ErrorBody, 'code' | 'cause' | 'name' | 'scope'>,
): string => {
  if (cause && code === 'storage_failed') return STORAGE_TEXTS[language][cause]
  if (scope && code === 'forbidden') return SCOPE_TEXTS[language][scope]
  return REFUSALS[code][language === 'en' ? 'en' : 'zh'].replace('{name}', name)
}
