import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import { AgendaService } from '#server/ritual/meetings/agenda.service'
import { MeetingChangesService } from '#server/ritual/meetings/meeting-changes.service'
import type { MeetingKey } from '#server/ritual/meetings/meeting-state'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { dayOf } from '#shared/platform/time/time'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import { type MeetingPreset, PRESETS } from '#shared/ritual/meetings/preset'

/** Leads a meeting: opens it and moves the projection from item to item. */
@Injectable()
export class MeetingControlService {
  constructor(
    private readonly changes: MeetingChangesService,
    private readonly meetings: MeetingsRepository,
    private readonly agendas: AgendaService,
  ) {}

  /** Opens today's meeting and stores what was proposed. Idempotent. */
  open(person: Person, key: MeetingKey): Promise<MeetingEditorView> {
    return this.changes.change(person, key, async (change) => {
      const { contest, state, prepared, now } = change
      if (key.day !== dayOf(now, contest.timezone)) throw new AppError('meeting_day_over')
      if (state.meeting.status === 'open') return false
      await this.agendas.open(change)
      await this.meetings.save(state.meeting.id, {
        status: 'open',
        openedAt: now,
        item: 0,
        preset: prepared.preset,
        secret: randomBytes(32).toString('base64url'),
      })
      return true
    })
  }

  /** Chooses how this meeting is held, before it begins. Idempotent; refused with `meeting_begun`. */
  choose(person: Person, key: MeetingKey, preset: MeetingPreset): Promise<MeetingEditorView> {
    if (!PRESETS[key.kind].includes(preset))
      throw new AppError('invalid_input', { fields: [{ path: 'preset', message: 'not of this meeting' }] })
    return this.changes.change(person, key, async ({ state: { meeting }, prepared }) => {
      if (meeting.preset === preset || (meeting.preset === null && prepared.preset === preset)) return false
      if (meeting.status !== 'prepared') throw new AppError('meeting_begun')
      await this.meetings.save(meeting.id, { preset })
      return true
    })
  }

  /** Projects an item on every screen. */
  show(person: Person, key: MeetingKey, item: number): Promise<MeetingEditorView> {
    return this.changes.change(person, key, async ({ state: { meeting }, prepared }) => {
      if (meeting.status !== 'open') throw new AppError('meeting_not_open')
      const next = Math.min(item, prepared.agenda.length - 1)
      if (next === meeting.item) return false
      await this.meetings.save(meeting.id, { item: next })
      return true
    })
  }
}
