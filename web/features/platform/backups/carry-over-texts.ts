import type { CarryOver } from '#shared/platform/backups/contract'

type Say = (key: string, values: Record<string, unknown>) => string

/** What a restore carries over, in sentences: what it is compared with, and one list of all that is kept or ended. */
export function carryOverTexts(
  t: Say,
  { isCompared, lines }: CarryOver,
  sentence = 'backups.restore.carried',
): string[] {
  const list = lines.map(({ what, count, names }) => {
    const text = t(`backups.restore.what.${what}`, { n: count })
    if (names.length === 0) return text
    const listed = names.slice(0, 10).join(t('backups.restore.nameComma', {}))
    const all = names.length > 10 || count > names.length ? t('backups.restore.etc', { names: listed }) : listed
    return t('backups.restore.names', { text, names: all })
  })
  const ended = isCompared ? [] : [t('backups.restore.ended', {})]
  if (list.length === 0) return [...ended, ...(isCompared ? [t('backups.carriedNone', {})] : [])]
  return [...ended, t(sentence, { list: list.join(t('backups.restore.comma', {})) })]
}
