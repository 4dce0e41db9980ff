import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { PraiseReason } from './praise'
import { MeetingPreset } from './preset'

/** Refused with `field_changed` if `revision` is not the current one; the refusal's `changed` holds the current text. */
export const WriteFieldInput = z.strictObject({ value: text(2_000, { min: 0 }), revision: z.int().min(0) })
export type WriteFieldInput = z.infer<typeof WriteFieldInput>

export const ShowItemInput = z.strictObject({ item: z.int().min(0).max(20) })
export type ShowItemInput = z.infer<typeof ShowItemInput>

/** How this one meeting is held, whatever the contest says. */
export const ChooseFormInput = z.strictObject({ preset: MeetingPreset })
export type ChooseFormInput = z.infer<typeof ChooseFormInput>

/** Accepts a proposal, or praises in own words for what no figure shows. */
export const AddPraiseInput = z.strictObject({
  participantId: z.uuid(),
  reason: PraiseReason,
  metricId: z.uuid().nullable(),
  words: text(200, { min: 0 }),
})
export type AddPraiseInput = z.infer<typeof AddPraiseInput>
