import { Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import type { Praise } from '#server/ritual/meetings/meeting.entity'
import { FIELDS, type MeetingState, praiseRow } from '#server/ritual/meetings/meeting-draft'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { type Change, type MeetingKey, MeetingsService } from '#server/ritual/meetings/meetings.service'
import { stableId } from '#server/ritual/meetings/stable-id'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { AddPraiseInput, WriteFieldInput } from '#shared/ritual/meetings/inputs'
import type { MeetingField } from '#shared/ritual/meetings/items'
import type { SayShortfallInput } from '#shared/ritual/shortfalls/contract'

/** What directors write into a meeting, several at once; nothing of the other is overwritten unseen. */
@Injectable()
export class MeetingWordsService {
  constructor(
    private readonly service: MeetingsService,
    private readonly meetings: MeetingsRepository,
    private readonly shortfalls: ShortfallsService,
  ) {}

  /** Refused with `field_changed`, who changed it and to what, where another revision than the one seen stands. */
  write(person: Person, key: MeetingKey, field: MeetingField, input: WriteFieldInput): Promise<MeetingEditorView> {
    return this.service.change(person, key, async ({ state, prepared, now }) => {
      if (!FIELDS[key.kind].includes(field)) throw new AppError('not_found')
      const row = state.fields.find((each) => each.field === field)
      const standing = row?.value ?? prepared.defaults[field] ?? ''
      if (standing === input.value) return false
      const revision = row?.revision ?? 0
      if (revision !== input.revision)
        throw new AppError('field_changed', {
          changed: { by: await this.meetings.nameOf(row?.accountId ?? ''), value: standing, revision },
        })
      const { accountId } = person
      const written = { meetingId: state.meeting.id, field, value: input.value, accountId, at: now }
      await this.meetings.saveField({ ...written, revision: revision + 1 })
      return true
    })
  }

  /** Takes a proposal over, or praises for what no figure shows; again with other words changes the words. */
  praise(person: Person, key: MeetingKey, input: AddPraiseInput): Promise<MeetingEditorView> {
    return this.changePraise(person, key, ({ contest, state, prepared }, praises) => {
      const { participantId, reason, metricId, words } = input
      const name = contest.rules.participant(participantId)?.name
      if (name === undefined) throw new AppError('not_a_participant')
      const id = stableId(state.meeting.id, participantId, reason, metricId)
      const { value, compared } = prepared.proposals.find((each) => each.id === id) ?? { value: 0, compared: null }
      const praise = { id, participantId, name, reason, metricId, value, compared, words }
      const position = praises.findIndex((each) => each.id === id)
      const row = praiseRow(state.meeting, praise, position === -1 ? praises.length : position)
      return position === -1 ? [...praises, row] : praises.with(position, row)
    })
  }

  /** One that is gone already is no mistake. */
  drop(person: Person, key: MeetingKey, praiseId: string): Promise<MeetingEditorView> {
    return this.changePraise(person, key, (_, praises) => praises.filter((each) => each.id !== praiseId))
  }

  /** Of the evening: the cause that was tapped, and who does what about it until when. */
  sayShortfall(person: Person, key: MeetingKey, input: SayShortfallInput): Promise<MeetingEditorView> {
    return this.service.change(person, key, async ({ contest, state, prepared }) => {
      await this.shortfalls.say(contest, state.meeting, prepared.shortfalls, input)
      return true
    })
  }

  private changePraise(
    person: Person,
    key: MeetingKey,
    work: (change: Change, praises: Praise[]) => Praise[],
  ): Promise<MeetingEditorView> {
    return this.service.change(person, key, async (change) => {
      if (key.kind !== 'morning') throw new AppError('not_found')
      const praises = work(change, current(change))
      await this.meetings.replacePraises(
        change.state.meeting.id,
        praises.map((praise, position) => ({ ...praise, position })),
      )
      await this.service.markPraiseChosen(change)
      return true
    })
  }
}

/** What is praised so far: stored, or as the figures propose it. */
function current({ state, prepared }: { state: MeetingState; prepared: Change['prepared'] }): Praise[] {
  return prepared.selection.map((praise, position) => praiseRow(state.meeting, praise, position))
}
