import { z } from 'zod'
import { MeetingView } from './contract'
import { RecordDetails } from './record'

/** 会议记录 of a closed meeting, for directors to print and to file. */
export const MeetingRecord = RecordDetails.extend({ view: MeetingView, ledBy: z.string() })
export type MeetingRecord = z.infer<typeof MeetingRecord>
