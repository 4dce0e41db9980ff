import { Param } from '@nestjs/common'
import { z } from 'zod'

/** A part of the path that is a UUID; anything else is refused with `invalid_input`. */
export const UuidParam = (name: string) => Param(name, { schema: z.uuid() })
/** The contest of the path: `:contestId`. */
export const ContestId = () => UuidParam('contestId')
