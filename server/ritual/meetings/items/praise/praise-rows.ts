import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { PraiseCandidate } from '#server/ritual/meetings/items/praise/praise-rules'
import type { Meeting, Praise } from '#server/ritual/meetings/meeting.entity'
import type { MeetingState } from '#server/ritual/meetings/meeting-state'
import { stableId } from '#server/ritual/meetings/stable-id'
import type { PraiseProposal, PraiseView } from '#shared/ritual/meetings/praise'

/** A marker among the fields: directors have chosen the praises, and the figures propose none in their place. */
export const PRAISE_CHOSEN = 'praise'

export const isPraiseChosen = (state: MeetingState): boolean =>
  state.meeting.status !== 'prepared' || state.fields.some((each) => each.field === PRAISE_CHOSEN)

/** The id of a praise, the same before and after it is stored. */
export const praiseId = (
  meetingId: string,
  { participantId, reason, metricId }: Pick<PraiseProposal, 'participantId' | 'reason' | 'metricId'>,
): string => stableId(meetingId, participantId, reason, metricId)

/** A candidate as a proposal of this meeting. */
export function proposalOf(contest: LoadedContest, meetingId: string, candidate: PraiseCandidate): PraiseProposal {
  const name = contest.rules.participant(candidate.participantId)?.name ?? ''
  return { id: praiseId(meetingId, candidate), name, ...candidate }
}

export function praiseRow(meeting: Meeting, praise: PraiseView, position: number): Praise {
  const { id, participantId, reason, metricId, value, compared, words } = praise
  const { contestId, day } = meeting
  const figures = { metricId, value, compared }
  return { id, contestId, meetingId: meeting.id, day, participantId, reason, figures, words, position }
}

export function praiseView(contest: LoadedContest, praise: Praise): PraiseView {
  const { id, participantId, words } = praise
  const figures = praise.figures as Pick<PraiseView, 'metricId' | 'value' | 'compared'>
  const name = contest.rules.participant(participantId)?.name ?? ''
  return { id, participantId, name, reason: praise.reason as PraiseView['reason'], ...figures, words }
}
