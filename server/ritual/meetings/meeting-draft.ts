import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Meeting, MeetingField, Praise } from '#server/ritual/meetings/meeting.entity'
import { type Candidate } from '#server/ritual/meetings/praise-rules'
import { stableId } from '#server/ritual/meetings/stable-id'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { AgendaItem, MeetingField as FieldName, MeetingKind } from '#shared/ritual/meetings/items'
import type { PraiseProposal, PraiseView } from '#shared/ritual/meetings/praise'
import type { ShortfallView } from '#shared/ritual/shortfalls/contract'

/** A meeting with what was written into it, stored or only thought of. */
export interface MeetingState {
  meeting: Meeting
  isStored: boolean
  fields: readonly MeetingField[]
  praises: readonly Praise[]
}

/** What the server prepares of a meeting: its running order, and what the director may choose from. */
export interface Prepared {
  agenda: AgendaItem[]
  defaults: Partial<Record<FieldName, string>>
  proposals: PraiseProposal[]
  selection: PraiseView[]
  lessons: MeetingEditorView['lessons']
  shortfalls: ShortfallView[]
}

export const FIELDS: Record<MeetingKind, readonly FieldName[]> = {
  morning: ['rally', 'lesson', 'focus'],
  evening: ['won', 'lost', 'lessons', 'tomorrow'],
}

/** The marker among the fields that a director has chosen the praise: from then on the figures do not. */
export const PRAISE_CHOSEN = 'praise'

/** What was written into a field, or what was prepared for it. */
export function textOf(state: MeetingState, field: FieldName, prepared = ''): string {
  const row = state.fields.find((each) => each.field === field)
  return row ? String(row.value) : prepared
}

export const isPraiseChosen = (state: MeetingState): boolean =>
  state.meeting.status !== 'prepared' || state.fields.some((each) => each.field === PRAISE_CHOSEN)

export function newMeeting(contestId: string, kind: MeetingKind, day: string): Meeting {
  const id = stableId(contestId, kind, day)
  return {
    id,
    contestId,
    kind,
    day,
    status: 'prepared',
    item: 0,
    view: { id, kind, day, status: 'prepared', item: 0, agenda: [], openedAt: null, closedAt: null },
    minutes: null,
    openedAt: null,
    closedAt: null,
  }
}

/** A candidate as a proposal of this meeting, under an id of its own. */
export function proposalOf(contest: LoadedContest, meetingId: string, candidate: Candidate): PraiseProposal {
  const { participantId, reason, metricId } = candidate
  const name = contest.rules.participant(participantId)?.name ?? ''
  return { id: stableId(meetingId, participantId, reason, metricId), name, ...candidate }
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
