import { z } from 'zod'
import { Day } from '#shared/platform/time/time'
import { PledgeView } from './contract'

export const PledgeMade = z.object({
  type: z.literal('pledge.made'),
  pledge: PledgeView,
  isRaise: z.boolean(),
  name: z.string(),
})

export const PledgeKept = z.object({
  type: z.literal('pledge.kept'),
  participantId: z.uuid(),
  name: z.string(),
  day: Day,
})
