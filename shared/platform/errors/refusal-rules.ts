import type { Refusal } from './refusal'
import { REFUSALS } from './refusals'

type Code = keyof typeof REFUSALS
type Rule = Pick<Refusal, 'status' | 'retry'>

/** The table without its sentences: the build of the pages puts the result here, so that the first load carries no sentence. */
export const REFUSAL_RULES = Object.fromEntries(
  Object.entries<Refusal>(REFUSALS).map(([code, { status, retry }]) => [code, { status, retry }]),
) as Record<Code, Rule>
