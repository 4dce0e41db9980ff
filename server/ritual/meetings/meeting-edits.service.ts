import { Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import { PRAISE_CHOSEN, praiseId, praiseRow } from '#server/ritual/meetings/items/praise/praise-rows'
import type { Praise } from '#server/ritual/meetings/meeting.entity'
import { MeetingChangesService } from '#server/ritual/meetings/meeting-changes.service'
import type { MeetingChange, MeetingKey } from '#server/ritual/meetings/meeting-state'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { AddPraiseInput, WriteFieldInput } from '#shared/ritual/meetings/inputs'
import { fieldsOf, type MeetingField } from '#shared/ritual/meetings/items'
import type { SayShortfallInput } from '#shared/ritual/shortfalls/contract'

/** What directors write into a meeting; several may write at once without overwriting each other unseen. */
@Injectable()
export class MeetingEditsService {
  constructor(
    private readonly changes: MeetingChangesService,
    private readonly meetings: MeetingsRepository,
    private readonly shortfalls: ShortfallsService,
  ) {}

  /** Refused with `field_changed`, the current text and its author, if `revision` is not the current one. */
  write(person: Person, key: MeetingKey, field: MeetingField, input: WriteFieldInput): Promise<MeetingEditorView> {
    return this.changes.change(person, key, async ({ state, prepared, now }) => {
      if (!fieldsOf(key.kind).includes(field)) throw new AppError('not_found')
      const row = state.fields.find((each) => each.field === field)
      const current = row?.value ?? prepared.defaults[field] ?? ''
      if (current === input.value) return false
      const revision = row?.revision ?? 0
      if (revision !== input.revision)
        throw new AppError('field_changed', {
          changed: { by: await this.meetings.nameOf(row?.accountId ?? ''), value: current, revision },
        })
      const { accountId } = person
      const written = { meetingId: state.meeting.id, field, value: input.value, accountId, at: now }
      await this.meetings.saveField({ ...written, revision: revision + 1 })
      return true
    })
  }

  /** Accepts a proposal, or praises for what no figure shows; repeated with other words it changes the words. */
  praise(person: Person, key: MeetingKey, input: AddPraiseInput): Promise<MeetingEditorView> {
    return this.changePraises(person, key, ({ contest, state, prepared }, praises) => {
      const { participantId, reason, metricId, words } = input
      const name = contest.rules.participant(participantId)?.name
      if (name === undefined) throw new AppError('not_a_participant')
      const id = praiseId(state.meeting.id, input)
      const { value, compared } = prepared.proposals.find((each) => each.id === id) ?? { value: 0, compared: null }
      const praise = { id, participantId, name, reason, metricId, value, compared, words }
      const position = praises.findIndex((each) => each.id === id)
      const row = praiseRow(state.meeting, praise, position === -1 ? praises.length : position)
      return position === -1 ? [...praises, row] : praises.with(position, row)
    })
  }

  /** Removes a praise; idempotent. */
  drop(person: Person, key: MeetingKey, id: string): Promise<MeetingEditorView> {
    return this.changePraises(person, key, (_, praises) => praises.filter((each) => each.id !== id))
  }

  /** Sets the cause of a gap, and the action against it with its owner and due date. */
  sayShortfall(person: Person, key: MeetingKey, input: SayShortfallInput): Promise<MeetingEditorView> {
    return this.changes.change(person, key, async ({ contest, state, prepared }) => {
      await this.shortfalls.say(contest, state.meeting, prepared.shortfalls, input)
      return true
    })
  }

  private changePraises(
    person: Person,
    key: MeetingKey,
    work: (change: MeetingChange, praises: Praise[]) => Praise[],
  ): Promise<MeetingEditorView> {
    return this.changes.change(person, key, async (change) => {
      if (key.kind !== 'morning') throw new AppError('not_found')
      const { meeting } = change.state
      const current = change.prepared.selection.map((praise, position) => praiseRow(meeting, praise, position))
      const praises = work(change, current).map((praise, position) => ({ ...praise, position }))
      await this.meetings.replacePraises(meeting.id, praises)
      await this.markPraiseChosen(change)
      return true
    })
  }

  /** From now on the directors' choice counts, not the figures'. */
  private async markPraiseChosen({ person, state, now }: MeetingChange): Promise<void> {
    const marker = state.fields.find((each) => each.field === PRAISE_CHOSEN)
    await this.meetings.saveField({
      meetingId: state.meeting.id,
      field: PRAISE_CHOSEN,
      value: '',
      revision: (marker?.revision ?? 0) + 1,
      accountId: person.accountId,
      at: now,
    })
  }
}
