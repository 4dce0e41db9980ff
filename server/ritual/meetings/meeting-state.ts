import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { Person } from '#server/platform/auth/caller'
import type { Meeting, MeetingFieldRow, Praise } from '#server/ritual/meetings/meeting.entity'
import { stableId } from '#server/ritual/meetings/stable-id'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { AgendaItem, MeetingField, MeetingKind } from '#shared/ritual/meetings/items'
import type { PraiseView } from '#shared/ritual/meetings/praise'
import { type MeetingPreset, presetOn } from '#shared/ritual/meetings/preset'

/** Which meeting of which contest. */
export interface MeetingKey {
  contestId: string
  kind: MeetingKind
  day: string
}

/** A meeting and its fields and praises; `isStored` is false while nothing of it has been written. */
export interface MeetingState {
  meeting: Meeting
  isStored: boolean
  fields: readonly MeetingFieldRow[]
  praises: readonly Praise[]
  photos: readonly string[]
}

/** What the items of a meeting give to its director, besides the agenda. */
export interface EditorParts extends Pick<MeetingEditorView, 'proposals' | 'lessons' | 'shortfalls'> {
  /** Prepared texts of fields that no director has written yet. */
  defaults: Partial<Record<MeetingField, string>>
  /** The praises of the agenda: the directors' choice, or what the figures propose. */
  selection: PraiseView[]
}

/** A meeting as the server prepares it from the current figures. */
export interface PreparedMeeting extends EditorParts {
  preset: MeetingPreset
  agenda: AgendaItem[]
}

/** A change of a meeting that is not closed, inside the unit that makes it. */
export interface MeetingChange {
  person: Person
  contest: LoadedContest
  state: MeetingState
  prepared: PreparedMeeting
  now: Date
}

/** How the meeting is held: as it was opened, or as the contest says until then. */
export function presetOf(contest: LoadedContest, { preset, status, kind, day }: Meeting): MeetingPreset {
  return preset ?? (status === 'prepared' ? presetOn(contest.view, kind, day) : 'full')
}

/** The text of a field, or `prepared` if no director has written it. */
export function textOf(state: MeetingState, field: MeetingField, prepared = ''): string {
  const row = state.fields.find((each) => each.field === field)
  return row ? String(row.value) : prepared
}

export function newMeeting(contestId: string, kind: MeetingKind, day: string): Meeting {
  const id = stableId(contestId, kind, day)
  return {
    id,
    contestId,
    kind,
    day,
    status: 'prepared',
    item: 0,
    view: {
      id,
      kind,
      day,
      status: 'prepared',
      item: 0,
      agenda: [],
      openedAt: null,
      closedAt: null,
      photos: [],
      preset: 'full',
    },
    minutes: null,
    preset: null,
    secret: null,
    openedAt: null,
    closedAt: null,
  }
}
