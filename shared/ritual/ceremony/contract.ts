import { z } from 'zod'
import { CeremonyStep } from './steps'

export const SetCeremonyInput = z.strictObject({ step: CeremonyStep, isHeld: z.boolean() })
export type SetCeremonyInput = z.infer<typeof SetCeremonyInput>

const Honoured = z.object({ participantId: z.uuid(), name: z.string(), teamId: z.uuid() })

/** Who is honoured on the last day, and for which figures; of equals several. */
export const Honour = z.discriminatedUnion('kind', [
  /** 标杆: what they sold, by metric. */
  z.object({
    kind: z.literal('benchmark'),
    people: z.array(Honoured),
    points: z.int(),
    metrics: z.array(z.object({ metricId: z.uuid(), quantity: z.int() })),
    citation: z.string(),
  }),
  /** 进步最大: points of the first and of the second half of the days. */
  z.object({ kind: z.literal('improved'), people: z.array(Honoured), before: z.int(), now: z.int() }),
  /** 言出必行: pledges kept of those made. */
  z.object({ kind: z.literal('kept'), people: z.array(Honoured), kept: z.int(), pledged: z.int() }),
])
export type Honour = z.infer<typeof Honour>

/** What 揭晓 reveals in addition to the standings. */
export const CeremonyView = z.object({
  honours: z.array(Honour),
  /** Pledges kept by everyone. */
  pledges: z.object({ kept: z.int(), pledged: z.int() }),
})
export type CeremonyView = z.infer<typeof CeremonyView>
