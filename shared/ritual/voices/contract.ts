import { z } from 'zod'
import { text } from '#shared/platform/text/text'
import { Day, Instant } from '#shared/platform/time/time'

export const VoiceKind = z.enum(['opinion', 'suggestion', 'complaint', 'praise'])
export type VoiceKind = z.infer<typeof VoiceKind>

/** 意见和建议: what customers said, and how often; equal texts of a day are added up. */
export const AddVoiceInput = z.strictObject({
  kind: VoiceKind,
  text: text(200),
  count: z.int().min(1).max(999).default(1),
})
export type AddVoiceInput = z.infer<typeof AddVoiceInput>

export const VoiceView = z.object({
  id: z.uuid(),
  day: Day,
  kind: VoiceKind,
  text: z.string(),
  count: z.int(),
  at: Instant,
})
export type VoiceView = z.infer<typeof VoiceView>
