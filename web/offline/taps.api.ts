import {
  type CountActivityInput,
  OwnActivities,
  type SayOutcomeInput,
  type UndoActivityInput,
} from '#shared/field/activities/contract'
import { post } from '#web/api/http'

/** One tap on an activity: counted, told about, or undone. */
export type ActivityTap =
  | ({ act: 'count' } & CountActivityInput)
  | ({ act: 'outcome' } & SayOutcomeInput)
  | ({ act: 'undo' } & UndoActivityInput)

/** Answers with one's own day after it. */
export function sendTap(contestId: string, { act, ...input }: ActivityTap): Promise<OwnActivities> {
  const path = `/api/contests/${contestId}/activities`
  return post(act === 'count' ? path : `${path}/${act === 'outcome' ? 'outcomes' : 'undo'}`, OwnActivities, input)
}
