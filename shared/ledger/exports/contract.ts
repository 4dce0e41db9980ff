import { z } from 'zod'
import { Day } from '#shared/platform/time/time'

/** 台账, 日报表 per team and per member, 全员明细, 包区. */
export const ExportKind = z.enum(['ledger', 'daily-teams', 'daily-members', 'members', 'territories'])
export type ExportKind = z.infer<typeof ExportKind>

export const ExportFormat = z.enum(['xlsx', 'csv'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** Both days are included; customers are masked unless they are asked for whole, which is noted in the audit list. */
export const ExportQuery = z
  .strictObject({
    from: Day,
    to: Day,
    customers: z.enum(['masked', 'whole']).default('masked'),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
export type ExportQuery = z.infer<typeof ExportQuery>
