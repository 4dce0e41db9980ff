import { z } from 'zod'
import { CeremonyState } from './steps'

/** 揭晓 was begun, moved on or ended (null). */
export const CeremonyChanged = z.object({ type: z.literal('ceremony.changed'), ceremony: CeremonyState.nullable() })
