import { z } from 'zod'
import { AttendanceState } from '#shared/contest/duty/attendance'
import { AbsenceKind } from '#shared/contest/duty/contract'
import { Instant } from '#shared/platform/time/time'
import { ShortfallView } from '#shared/ritual/shortfalls/contract'
import { MeetingMinutes, MeetingView } from './contract'
import { MeetingField } from './items'
import { PraiseProposal } from './praise'

/** The current text of a field. `revision` 0 is the prepared text; a write names the revision it was based on. */
export const MeetingFieldView = z.object({
  field: MeetingField,
  value: z.string(),
  revision: z.int(),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
})
export type MeetingFieldView = z.infer<typeof MeetingFieldView>

const Quantities = z.record(z.uuid(), z.int())

/**
 * A meeting as its director edits it: the public view, and behind it what may be changed. `people` are all who are
 * active on that day, those with a kept pledge first, then in seat order.
 */
export const MeetingEditorView = z.object({
  view: MeetingView,
  fields: z.array(MeetingFieldView),
  people: z.array(
    z.object({
      participantId: z.uuid(),
      absence: AbsenceKind.nullable(),
      attendance: AttendanceState.nullable().default(null),
      pledged: Quantities.nullable(),
      /** What was sold before the pledge, which does not keep it. */
      soldBefore: Quantities.default({}),
      sold: Quantities,
      isKept: z.boolean(),
    }),
  ),
  proposals: z.array(PraiseProposal),
  /** Candidates for the lesson of the day, the proposed one first. */
  lessons: z.array(z.object({ lessonId: z.uuid(), title: z.string(), uses: z.int() })),
  shortfalls: z.array(ShortfallView),
  minutes: MeetingMinutes.nullable(),
})
export type MeetingEditorView = z.infer<typeof MeetingEditorView>
