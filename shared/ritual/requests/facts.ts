import { z } from 'zod'
import { RequestKind, RequestState } from './counts'

/** A request (求支撑) was opened or moved on; its texts and its people are read by who may see it. */
export const RequestMoved = z.object({
  type: z.literal('request.moved'),
  id: z.uuid(),
  kind: RequestKind,
  state: RequestState,
})
