import { z } from 'zod'
import { Day, Instant } from '#shared/platform/time/time'

export const ReportKind = z.enum(['daily', 'flash', 'good_news', 'weekly', 'monthly', 'final', 'lists'])
export type ReportKind = z.infer<typeof ReportKind>

/** How final a report's figures are: of a running contest, 初榜 (its days are over, being checked) or 终榜. */
export const ResultStage = z.enum(['running', 'settling', 'closed'])
export type ResultStage = z.infer<typeof ResultStage>

/** A published battle report as screens announce it; the page has the rest. `text` is its short form per language. */
export const ReportBrief = z.object({
  id: z.uuid(),
  kind: ReportKind,
  stage: ResultStage.default('running'),
  day: Day,
  publishedAt: Instant,
  text: z.object({ 'zh-CN': z.string(), en: z.string() }),
  withdrawnReason: z.string().nullable(),
})
export type ReportBrief = z.infer<typeof ReportBrief>
