import { z } from 'zod'
import { ListTally } from '#shared/field/lists/facts'
import { ReportBrief } from '#shared/ritual/battle-reports/brief'
import { BenchmarkBrief } from '#shared/ritual/benchmarks/brief'
import { CeremonyState } from '#shared/ritual/ceremony/steps'
import { MeetingView } from '#shared/ritual/meetings/contract'

/** What every screen knows of the day's ritual and of open lists, besides totals and pledges. */
export const Ritual = z.object({
  meetings: z.array(MeetingView),
  report: ReportBrief.nullable(),
  benchmarks: z.array(BenchmarkBrief),
  /** Where 揭晓 is, while it has the screens. */
  ceremony: CeremonyState.nullable(),
  /** Participants who are not on duty today. */
  absent: z.array(z.uuid()),
  /** Counts of open lists, the newest first; a picture of an earlier version has none. */
  lists: z.array(ListTally).default([]),
})
export type Ritual = z.infer<typeof Ritual>
