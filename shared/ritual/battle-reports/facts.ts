import { z } from 'zod'
import { ReportBrief } from './brief'

export const ReportPublished = z.object({ type: z.literal('report.published'), report: ReportBrief })

export const ReportWithdrawn = z.object({
  type: z.literal('report.withdrawn'),
  reportId: z.uuid(),
  reason: z.string(),
})
