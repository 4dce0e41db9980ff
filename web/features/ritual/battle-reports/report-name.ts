import type { ReportKind, ResultStage } from '#shared/ritual/battle-reports/brief'

/** What a report is called; the one on the whole contest by how final it is. */
export const reportName = (
  t: (key: string) => string,
  { kind, stage }: { kind: ReportKind; stage: ResultStage },
): string => (kind === 'final' ? t(`battle-reports.final.${stage}`) : t(`battle-reports.kind.${kind}`))
