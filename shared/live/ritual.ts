import { z } from 'zod'
import { Day, Instant } from '#shared/platform/time/time'
import { MeetingView } from '#shared/ritual/meetings/contract'

export const ReportKind = z.enum(['daily', 'flash', 'good_news', 'weekly', 'monthly', 'final'])
export type ReportKind = z.infer<typeof ReportKind>

/** How final a report's figures are: of a contest under way, 初榜 (its days are over, being checked) or 终榜. */
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

/** Who is a benchmark: in a metric or overall (null), for a week (its Monday) or the contest (null). */
export const BenchmarkBrief = z.object({
  id: z.uuid(),
  participantId: z.uuid(),
  name: z.string(),
  metricId: z.uuid().nullable(),
  week: Day.nullable(),
  citation: z.string(),
})
export type BenchmarkBrief = z.infer<typeof BenchmarkBrief>

/** What every screen knows of the day's ritual, besides totals and pledges. */
export const Ritual = z.object({
  meetings: z.array(MeetingView),
  report: ReportBrief.nullable(),
  benchmarks: z.array(BenchmarkBrief),
  /** Participants who are not on duty today. */
  absent: z.array(z.uuid()),
})
export type Ritual = z.infer<typeof Ritual>
