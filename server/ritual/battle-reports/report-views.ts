import type { BattleReport } from '#server/ritual/battle-reports/battle-report.entity'
import type { ReportBrief } from '#shared/ritual/battle-reports/brief'
import type { ReportSummary, ReportWords } from '#shared/ritual/battle-reports/contract'
import { shortText } from '#shared/ritual/battle-reports/text'

/** A report in brief; its short texts are among its words from the moment it is published. */
export const briefOfReport = (report: BattleReport): ReportBrief => ({
  id: report.id,
  kind: report.kind,
  stage: report.figures.stage ?? 'running',
  day: report.day,
  publishedAt: (report.publishedAt ?? report.createdAt).toISOString(),
  text: report.words.short ?? shortTexts(report),
  withdrawnReason: report.withdrawnReason,
})

/** How many have read the report, and whether the caller has. */
export type Reading = Pick<ReportSummary, 'readers' | 'hasRead'>

export function summaryOf(report: BattleReport, reading: Reading): ReportSummary {
  const { id, kind, status, day, figures, words, createdAt, publishedAt, withdrawnReason } = report
  return {
    id,
    kind,
    stage: figures.stage ?? 'running',
    status,
    day,
    from: figures.from,
    asOf: figures.asOf,
    headline: words.headline,
    text: words.short ?? shortTexts(report),
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    withdrawnReason,
    ...reading,
  }
}

export const wordsOf = ({ headline, praise, tomorrow, revision, changedBy }: ReportWords): ReportWords => ({
  headline,
  praise,
  tomorrow,
  revision,
  changedBy,
})

/** The short form in both languages, as screens announce it. */
export const shortTexts = ({ kind, figures, words }: Pick<BattleReport, 'kind' | 'figures' | 'words'>) => ({
  'zh-CN': shortText(kind, figures, words, 'zh-CN'),
  en: shortText(kind, figures, words, 'en'),
})
