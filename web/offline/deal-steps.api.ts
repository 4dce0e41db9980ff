import {
  type LoseOpportunityInput,
  type MoveInput,
  OpportunityView,
  type UndoStepInput,
} from '#shared/field/opportunities/contract'
import { post } from '#web/api/http'

/** One step of a deal (商机): to a step, lost, or a step undone; `id` is the deal. */
export type SentStep = { id: string } & (
  | ({ act: 'move' } & MoveInput)
  | ({ act: 'lose' } & LoseOpportunityInput)
  | ({ act: 'undo' } & UndoStepInput)
)

const PLACES = { move: 'steps', lose: 'loss', undo: 'undo' } as const

/** Answers with the deal after it. */
export const sendStep = (contestId: string, { act, id, ...input }: SentStep): Promise<OpportunityView> =>
  post(`/api/contests/${contestId}/opportunities/${id}/${PLACES[act]}`, OpportunityView, input)
