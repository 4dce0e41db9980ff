import type { ExportFormat, ExportKind } from '#shared/ledger/exports/contract'

/** Where the browser downloads an export; `query` says the days, the language and whether customers are masked. */
export const exportAddress = (contestId: string, kind: ExportKind, format: ExportFormat, query: string) =>
  `/api/contests/${contestId}/exports/${kind}/${format}?${query}`
